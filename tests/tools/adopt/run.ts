import * as fs from "node:fs";
import * as path from "node:path";
import type { Adoption } from "../../../tools/adopt/types";
import type { Io } from "../../../tools/commands/catalog/io";
import type { Answers } from "../../live/support/cannedAws";
import { inFolder } from "../../support/folder";
import { runCatalog, type Done } from "../catalog/run";

interface Ran extends Done {
  /** The file for `pulumi import`, as text; undefined if none was written. */
  readonly file: string | undefined;
}

/** Runs `catalog adopt prod`, and reads the file that it wrote. */
export function adopt(
  answers: Answers,
  argv: readonly string[] = [],
  io: Partial<Io> = {},
): Promise<Ran> {
  return inFolder({}, async (folder) => {
    const file = path.join(folder, "adopt.json");
    const done = await runCatalog(["adopt", "prod", "--file", file, ...argv], answers, io);
    const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
    return { ...done, file: text };
  });
}

/** What `catalog adopt prod --json` prints. */
export async function asData(answers: Answers, io: Partial<Io> = {}): Promise<Adoption> {
  return JSON.parse((await adopt(answers, ["--json"], io)).out) as Adoption;
}

/** What happens to a resource. */
export const fateOf = ({ rows }: Adoption, what: string) =>
  rows.find((each) => each.what === what)?.fate;

/** A CLI that knows the stack with these resources, and notes the commands that it gets. */
export function cli(urns: readonly string[] = [], failing?: string) {
  const ran: string[] = [];
  const inputs: (string | undefined)[] = [];
  const programs: Io["programs"] = {
    has: () => Promise.resolve(true),
    read: (_, args) =>
      Promise.resolve(
        args.includes("export")
          ? JSON.stringify({ deployment: { resources: urns.map((urn) => ({ urn })) } })
          : undefined,
      ),
    run: (_, args, options) => {
      ran.push(args.slice(0, 2).join(" "));
      inputs.push(options?.input);
      return Promise.resolve(args[0] === failing ? 255 : 0);
    },
  };
  return { programs, ran, inputs };
}

/** Calls that AWS itself lists as reading. */
export const reading = /^(?:Describe|List|Get)/;
