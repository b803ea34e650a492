import type { Releases } from "../../live/releases/collect";
import { unreadLine } from "../../live/errors";
import { baseName } from "../../settings/names";
import { releasesText } from "../releases/text";
import type { StackConfig } from "../stack/readStackConfig";
import { wrap } from "../text/wrap";
import { namesOf, stackService } from "../stack/serviceOfStack";
import type { Io } from "./catalog/io";
import { chooseStack, stackCommand, parse } from "./catalog/parse";
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
    .option("--all", "all that AWS keeps: about 100; default: the newest 20", false)
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
  return releases.length === 0 && unread.length > 0 ? exitCodes.unanswered : exitCodes.well;
}

/** Finds a release. Raises an Error instead of a UsageError if AWS did not answer everything: it may be there. */
export function findIn<T>(
  { releases, unread }: Releases,
  find: (all: Releases["releases"]) => T,
): T {
  try {
    return find(releases);
  } catch (error) {
    if (unread.length === 0) throw error;
    const text = "AWS did not say everything about the releases; nothing was changed.";
    throw new Error(text, { cause: error });
  }
}

/** Reads the releases, and prints on stderr what AWS did not answer. Raises a UsageError if there is no service. */
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
  for (const each of read.unread) {
    io.err(`${wrap(`Not read: ${unreadLine(each)}`, { width: io.style.width, rest: "  " })}\n`);
  }
  return read;
}
