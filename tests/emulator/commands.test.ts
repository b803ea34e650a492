import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { projectFiles, readProjectFile } from "../repository/files";
import { findMoto, motoMissing } from "./moto";

/** Only version 2 of the AWS CLI has these; PyPI has version 1. */
const onlyVersion2 = ["configure export-credentials", "configure sso", "logs tail", "sso login"];

/** Where a user meets such commands: pages, messages and examples. */
const files = projectFiles(/\.(?:md|ts|yml)$|^push-image$/).filter(
  (each) => !each.startsWith("tests/"),
);

/** A command as service, command and the names of its options. */
type Command = readonly [string, string, ...string[]];

/** The commands of the AWS CLI in a text. `$` stands for a value that the program fills in, and for a command within a command. */
function commandsIn(text: string): readonly Command[] {
  const inner = [...text.matchAll(/\$\((aws [^()]*)\)/g)].flatMap(([, each = ""]) =>
    commandsIn(each),
  );
  const outer = text
    .replaceAll(/\$\([^()]*\)|\$\{[^{}]*\}/g, "$")
    .replaceAll(/\\\n\s*/g, "")
    .matchAll(/(?<![/\w])aws ([a-z][a-z0-9-]+) ([a-z]+(?:-[a-z0-9]+)*)\b([^`|;\n]*)/g);
  return [
    ...inner,
    ...[...outer].map(([, service = "", command = "", rest = ""]): Command => {
      return [
        service,
        command,
        ...[...rest.matchAll(/(?<= )--([a-z][a-z0-9-]*)(?![\w$-])/g)].map(([, name = ""]) => name),
      ];
    }),
  ];
}

describe("Commands of the AWS CLI, by the CLI's own tables", () => {
  const judged = (commands: readonly Command[]) => {
    const moto = findMoto();
    if (moto === undefined) throw new Error(motoMissing);
    const input = commands.map((each) => `${JSON.stringify(each)}\n`).join("");
    const script = path.join(__dirname, "commands.py");
    const output = execFileSync(moto.python, [script], { input, encoding: "utf8" });
    return output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as string | null);
  };

  it("exist with each of their options wherever the project prints or explains one", () => {
    const found = files.flatMap((file) =>
      commandsIn(readProjectFile(file)).map((command) => ({ file, command })),
    );
    const commands = found.filter(
      ({ command: [service, name] }) => !onlyVersion2.includes(`${service} ${name}`),
    );
    assert.ok(commands.length > 50, String(commands.length));
    const faults = judged(commands.map(({ command }) => command));
    assert.deepEqual(
      faults.flatMap((fault, index) =>
        fault === null ? [] : [`${commands[index]?.file}: ${fault}`],
      ),
      [],
    );
  });

  it("are found with their options, over lines and within other commands, and faults are named", () => {
    const text =
      "`aws ecs list-task --cluster $(aws ecs list-cluster --all)` or aws ecr describe-images \\\n --tag x\n";
    const commands = commandsIn(text);
    assert.deepEqual(commands, [
      ["ecs", "list-cluster", "all"],
      ["ecs", "list-task", "cluster"],
      ["ecr", "describe-images", "tag"],
    ]);
    assert.deepEqual(
      judged([...commands, ["ecs", "stop-task", "cluster"], ["s4", "ls"], ["ecs", "list-tasks"]]),
      [
        "ecs has no command list-cluster",
        "ecs has no command list-task",
        "ecr describe-images has no option --tag",
        "ecs stop-task needs --task",
        "there is no service s4",
        null,
      ],
    );
  });
});
