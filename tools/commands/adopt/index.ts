import * as fs from "node:fs";
import * as path from "node:path";
import type { StackTags } from "../../../components/account/stackTags";
import type { Adoption } from "../../adopt/types";
import type { ImportFile } from "../../adopt/importFile";
import { allSettings } from "../../stack/allSettings";
import { CommandFailure, Unanswered } from "../../text/failure";
import { sayingWhile } from "../../text/terminal";
import { refuseSilence, unreadSections } from "../../text/unread";
import type { AccountByHand } from "../../../live/adopt";
import type { ClientConfig } from "../../../live/calls/clients";
import type { AwsSettings } from "../../../settings";
import type { Io } from "../catalog/io";
import { parse, stackCommand, stackOf, type Chosen } from "../catalog/options/parse";
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
  const [config, { readAccount }, { fixedNames }] = await Promise.all([
    io.connect(settings.aws satisfies AwsSettings),
    import("../../../live/adopt"),
    import("../../../fixedNames"),
  ]);
  const account = await readAccount(config, fixedNames(settings), settings.names.base);
  refuseUnread(account.unread, io);
  const [{ program }, { previewStack }, { adoptionOf }, { importFile }, inState] =
    await Promise.all([
      import("../../../program"),
      import("../../preview/evaluateStack"),
      import("../../adopt/adoption"),
      import("../../adopt/importFile"),
      stateOf(stack, io),
    ]);
  const preview = await previewStack(file, program);
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
function refuseUnread(unread: AccountByHand["unread"], { style }: Io): void {
  if (unread.length === 0) return;
  refuseSilence(unread);
  const text = ["AWS did not answer every question, so that no file was written."];
  throw new Unanswered([...text, ...unreadSections(unread, style)].join("\n"));
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
  3  AWS did not answer every question; no file was written`;
