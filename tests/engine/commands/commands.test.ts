import assert from "node:assert/strict";
import { findCli } from "../../../tools/account/findCli";
import { mustSucceed } from "../../../tools/programs/run";
import { commandsIn, namedCommands } from "../../repository/commands";

/** A command as `pulumi help` describes it. */
interface Help {
  /** Its own name and its aliases. */
  readonly names: readonly string[];
  /** Whether it has commands of its own. */
  readonly group: boolean;
  /** Whether it takes an argument that is not a command. */
  readonly takesArguments: boolean;
  /** Its options by name, e.g. `--stack` and `-s`: whether a value follows. */
  readonly options: ReadonlyMap<string, boolean>;
}

function readHelp(text: string): Help {
  const usages = [...text.matchAll(/^ {2}(pulumi\b[^\n]*)$/gm)].map(([, each = ""]) => each);
  const aliases = /^Aliases:\n +(.+)$/m.exec(text)?.[1]?.split(", ") ?? [];
  const options = [...text.matchAll(/^ +(?:(-\w), )?(--[\w-]+)\S*(?: (\S+))? {2,}/gm)].flatMap(
    ([, short, long, value]) =>
      [short, long].flatMap((name) => (name ? [[name, value !== undefined] as const] : [])),
  );
  return {
    names: [
      ...aliases,
      ...usages.map(
        (each) =>
          each
            .replace(/ [[<].*/, "")
            .split(" ")
            .at(-1) ?? "",
      ),
    ],
    group: usages.some((each) => each.endsWith(" [command]")),
    takesArguments: usages.some((each) => /[[<](?!command|flags)/.test(each)),
    options: new Map(options),
  };
}

describe("Commands of the Pulumi CLI, by the CLI's own help", () => {
  const known = new Map<string, Promise<Help>>();
  const help = (path: readonly string[]) => {
    const key = path.join(" ");
    const asked = async () => {
      const { command } = await findCli();
      const env = { PULUMI_SKIP_UPDATE_CHECK: "true" };
      return readHelp((await mustSucceed(command, ["help", ...path], { env })).stdout);
    };
    const answer = known.get(key) ?? asked();
    known.set(key, answer);
    return answer;
  };

  /** What is wrong with a command; undefined if nothing. */
  async function judge(words: readonly string[]): Promise<string | undefined> {
    const path: string[] = [];
    const names: string[] = [];
    let now = await help([]);
    let inside = true;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? "";
      const [, name, value] = /^(--[a-z][a-z-]*|-[a-zA-Z])(=.*)?$/.exec(word) ?? [];
      if (name !== undefined) {
        names.push(name);
        if (now.options.get(name) === true && value === undefined) at += 1;
        continue;
      }
      if (!inside || !now.group) continue;
      const next = /^[a-z][a-z-]*$/.test(word) ? await help([...path, word]) : undefined;
      inside = next?.names.includes(word) ?? false;
      if (!next || !inside) {
        if (now.takesArguments) continue;
        return `pulumi ${[...path, word].join(" ")} does not exist`;
      }
      path.push(word);
      now = next;
    }
    const strange = names.find((name) => !now.options.has(name));
    return strange && `pulumi ${path.join(" ")} has no option ${strange}`;
  }

  it("exist with each of their options wherever the project prints or explains one", async () => {
    const commands = namedCommands("pulumi");
    assert.ok(commands.length > 200, String(commands.length));
    const faults = await Promise.all(
      commands.map(async ({ file, words }) => ({ file, fault: await judge(words) })),
    );
    assert.deepEqual(
      faults.flatMap(({ file, fault }) => (fault === undefined ? [] : [`${file}: ${fault}`])),
      [],
    );
  });

  it("are found with their options, and faults are named", async () => {
    const text =
      "`pulumi stack init dev` or `pulumi --cwd $(pulumi whoami --brief) up --yess`; pulumi state vanish x\n";
    assert.deepEqual(await Promise.all(commandsIn("pulumi", text).map(judge)), [
      "pulumi whoami has no option --brief",
      undefined,
      "pulumi up has no option --yess",
      "pulumi state vanish does not exist",
    ]);
  });
});
