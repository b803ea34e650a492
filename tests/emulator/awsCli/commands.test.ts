import assert from "node:assert/strict";
import * as path from "node:path";
import { commandsIn, namedCommands } from "../../repository/commands";
import { findMoto, motoMissing } from "../moto/moto";
import { mustSucceed } from "../../../tools/programs/run";

/** Only version 2 of the AWS CLI has these; PyPI has version 1. */
const onlyVersion2 = ["configure export-credentials", "configure sso", "logs tail", "sso login"];

/** A command as service, command and the names of its options. */
type Command = readonly string[];

const asCommand = ([service = "", command = "", ...rest]: readonly string[]): Command => [
  service,
  command.replace(/\$.*/, ""),
  ...rest.flatMap((word) => /^--([a-z][a-z0-9-]*)$/.exec(word)?.slice(1) ?? []),
];

describe("Commands of the AWS CLI, by the CLI's own tables", () => {
  const judged = async (commands: readonly Command[]) => {
    const moto = findMoto();
    if (moto === undefined) throw new Error(motoMissing);
    const input = commands.map((each) => `${JSON.stringify(each)}\n`).join("");
    const script = path.join(__dirname, "commands.py");
    const { stdout } = await mustSucceed(moto.python, [script], { input });
    return stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as string | null);
  };

  it("exist with each of their options wherever the project prints or explains one", async () => {
    const commands = namedCommands("aws").filter(
      ({ words }) => words.length > 1 && !onlyVersion2.includes(words.slice(0, 2).join(" ")),
    );
    assert.ok(commands.length > 50, String(commands.length));
    const faults = await judged(commands.map(({ words }) => asCommand(words)));
    assert.deepEqual(
      faults.flatMap((fault, index) =>
        fault === null ? [] : [`${commands[index]?.file}: ${fault}`],
      ),
      [],
    );
  });

  it("are found with their options, over lines and within other commands, and faults are named", async () => {
    const text =
      "`aws ecs list-task --cluster $(aws ecs list-cluster --all)` or aws ecr describe-images \\\n --tag x\n";
    const commands = commandsIn("aws", text).map(asCommand);
    assert.deepEqual(commands, [
      ["ecs", "list-cluster", "all"],
      ["ecs", "list-task", "cluster"],
      ["ecr", "describe-images", "tag"],
    ]);
    assert.deepEqual(
      await judged([
        ...commands,
        ["ecs", "stop-task", "cluster"],
        ["s4", "ls"],
        ["ecs", "list-tasks"],
      ]),
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
