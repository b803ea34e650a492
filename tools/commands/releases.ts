import type { Release, Releases } from "../../live/releases/collect";
import { baseName } from "../../settings/names";
import { releasesText } from "../releases/text";
import type { StackConfig } from "../stack/readStackConfig";
import { Unanswered } from "../text/failure";
import { refuseSilence, unreadSections } from "../text/unread";
import { namesOf, stackService } from "../stack/service/serviceOfStack";
import type { Io } from "./catalog/io";
import { chooseStack, stackCommand, parse } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";
import { noService } from "./run";

interface Options {
  readonly stack?: string;
  readonly all: boolean;
  readonly json: boolean;
}

/** Number of releases to show. */
const most = 20;

/** Lists a stack's releases. Resolves with 0, or with 3 if AWS did not answer. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand(
    "releases",
    io,
    "From the ledger that each pulumi up writes, and from what ECS keeps for 90 days.",
  )
    .option("--all", "all that AWS still has, about 100; default: the newest 20", false)
    .option("--json", "print JSON; fields may be added, but are never removed", false);
  parse(command, argv, io);
  const { json, all, stack: named } = command.opts<Options>();
  const { stack, config } = chooseStack(command.args[0], named, io);
  const { releases: known, unread } = await readReleases(config, stack, io);
  const releases = all ? known : known.slice(0, most);
  if (json) io.out(`${JSON.stringify({ stack, releases, unread }, null, 2)}\n`);
  else if (releases.length === 0)
    io.out(unread.length > 0 ? "No release could be read.\n" : "No release yet.\n");
  else io.out(releasesText(releases, { stack, older: known.length - releases.length }, io.style));
  sayUnread(unread, io);
  return releases.length === 0 && unread.length > 0 ? exitCodes.unanswered : exitCodes.well;
}

/** Prints on stderr what AWS did not answer. */
export function sayUnread(unread: Releases["unread"], { err, style }: Io): void {
  for (const text of unreadSections(unread, style)) err(`${text}\n`);
}

/**
 * Finds a release. Raises an Unanswered error instead of a UsageError if AWS did not answer everything, because the
 * release may be there.
 */
export function findIn<T>(
  { releases, unread }: Releases,
  find: (all: Releases["releases"]) => T,
  io: Io,
): T {
  try {
    return find(releases);
  } catch (error) {
    throw unread.length === 0 ? error : notAll(unread, io);
  }
}

/** The release that runs, if any. Raises an Unanswered error if AWS did not say which. */
export function runningIn({ releases, unread }: Releases, io: Io): Release | undefined {
  const running = releases.find((each) => each.running);
  if (running === undefined && unread.length > 0) throw notAll(unread, io);
  return running;
}

function notAll(unread: Releases["unread"], { style }: Io): Unanswered {
  const text = ["AWS did not say everything about the releases.", ...unreadSections(unread, style)];
  return new Unanswered(text.join("\n"));
}

/** Reads the releases. Raises a CommandFailure if there is no service, and AWS's error if it answered nothing. */
export async function readReleases(config: StackConfig, stack: string, io: Io): Promise<Releases> {
  const found = stackService(config);
  const [client, { collectReleases }] = await Promise.all([
    io.connect(found.aws),
    import("../../live/releases/collect"),
  ]);
  const repository = baseName(config.project, stack);
  const places = { service: found.names, repository, ledger: namesOf(config).ledger };
  const read = await collectReleases(client, places);
  if (!read.found) throw noService(found, stack);
  if (read.releases.length === 0) refuseSilence(read.unread);
  return read;
}
