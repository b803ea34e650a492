import * as fs from "node:fs";
import * as path from "node:path";
import type { StackTags } from "../../../components/account/stackTags";
import type { Adoption } from "../../adopt/types";
import type { ImportFile } from "../../adopt/importFile";
import { allSettings } from "../../stack/allSettings";
import { CommandFailure } from "../../text/failure";
import { sayingWhile } from "../../text/terminal";
import { wrap } from "../../text/wrap";
import type { ClientConfig } from "../../../live/clients";
import { errorLine } from "../../../live/errors";
import type { AwsSettings } from "../../../settings";
import type { Io } from "../catalog/io";
import { parse, stackCommand, stackOf, type Chosen } from "../catalog/parse";
import { takeOver } from "./takeOver";
import { exitCodes } from "../catalog/exitCodes";
import { stateOf } from "./state";

interface Options {
  readonly json: boolean;
  readonly apply: boolean;
  readonly yes: boolean;
  readonly file?: string;
}

/**
 * Finds what somebody has made by hand under a stack's names, and writes the file for `pulumi import`. With `--apply`,
 * takes it over. Resolves with 0, or with 1 if something is in the way or a step failed.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand("adopt", io, about)
    .option("--apply", "set the settings, pulumi import, add the stack's tags; asks", false)
    .option("-y, --yes", "with --apply: do not ask", false)
    .option("--file <path>", "file for pulumi import; default: adopt.<stack>.json")
    .option("--json", "print JSON; fields may be added, but are never removed", false)
    .addHelpText("after", exitCodeHelp);
  const { json, apply, yes, file } = parse(command, argv, io).opts<Options>();
  const chosen = stackOf(command, io);
  const found = await sayingWhile(io, `Looking for what ${chosen.stack} could take over …`, () =>
    look(chosen, io),
  );
  const { adoption } = found;
  const target = path.resolve(io.cwd, file ?? path.join(io.folder, `adopt.${chosen.stack}.json`));
  const blocked = adoption.rows.some(({ fate }) => fate === "inTheWay");
  if (adoption.taken.length > 0) {
    fs.writeFileSync(target, `${JSON.stringify(found.file, null, 2)}\n`);
  }
  if (json) io.out(`${JSON.stringify(adoption, null, 2)}\n`);
  else {
    const { adoptionText } = await import("../../adopt/text");
    io.out(adoptionText(adoption, io.style, apply || blocked ? [] : nextCommand(adoption)));
  }
  if (blocked) {
    if (apply) throw new CommandFailure("Nothing was changed: clear what is in the way first.");
    return exitCodes.notWell;
  }
  if (!apply || adoption.taken.length === 0) return exitCodes.well;
  return takeOver({ ...found, file: target, yes }, io);
}

/** What was found, and how to reach the account. */
export interface Found {
  readonly adoption: Adoption;
  readonly file: ImportFile;
  readonly config: ClientConfig;
  readonly tags: StackTags;
}

/** Reads the files, then AWS and, if the CLI is there, the stack's state. */
async function look({ stack, config: file }: Chosen, io: Io): Promise<Found> {
  const settings = allSettings(file);
  const [{ program }, { previewStack }, { fixedNames }] = await Promise.all([
    import("../../../program"),
    import("../../preview/evaluateStack"),
    import("../../../fixedNames"),
  ]);
  const preview = await previewStack(file, program);
  const config = await io.connect(settings.aws satisfies AwsSettings);
  const [{ readAccount }, { adoptionOf }, { importFile }, inState] = await Promise.all([
    import("../../../live/adopt"),
    import("../../adopt/adoption"),
    import("../../adopt/importFile"),
    stateOf(stack, io),
  ]);
  const account = await readAccount(config, fixedNames(settings), settings.names.base);
  refuseUnread(account.unread, io);
  const adoption = adoptionOf({ settings, preview, account, inState: inState ?? new Set() });
  return {
    adoption,
    file: importFile(preview.resources, adoption.taken, providerVersion()),
    config,
    tags: settings.stackTags,
  };
}

/**
 * Raises an error if AWS did not answer every question: a resource that was not found may still
 * exist, so there is no plan.
 */
function refuseUnread(
  unread: readonly {
    readonly calls: readonly string[];
    readonly error: string;
    readonly message: string;
  }[],
  io: Io,
): void {
  const [first] = unread;
  if (!first) return;
  // Without credentials or a connection to AWS, every call fails in the same way, so a list of the
  // calls would tell nothing.
  const isOne =
    unread.length === 1 && first.calls.length > 1 && !/AccessDenied|Unauthorized/.test(first.error);
  for (const each of isOne ? [] : unread) {
    const line = `Not read: ${each.calls.join(", ")}: ${errorLine(each)}`;
    io.err(`${wrap(line, { width: io.style.width, rest: "  " })}\n`);
  }
  const error = new Error(
    isOne ? first.message : "AWS did not answer every question, and nothing was changed.",
  );
  error.name = first.error;
  throw error;
}

function providerVersion(): string {
  const text = fs.readFileSync(require.resolve("@pulumi/aws/package.json"), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}

function nextCommand({ stack, taken }: Adoption): readonly string[] {
  return taken.length > 0 ? [`catalog adopt ${stack} --apply`] : [];
}

const about =
  "For an account in which somebody followed the guide by hand. Unless --apply is given, it only looks, and writes the file for pulumi import.";

const exitCodeHelp = `
Exit codes:
  0  nothing is in the way; with --apply, the stack has taken over what there is
  1  something is in the way, or a step of --apply failed
  2  the command line or the stack file is wrong, or the answer was no
  3  AWS did not answer every question; nothing was changed`;
