import type { Releases } from "../../live/releases/collect";
import { errorLine, remedyOf } from "../../live/errors";
import { baseName } from "../../settings/names";
import { releasesText } from "../releases/text";
import type { StackConfig } from "../stack/readStackConfig";
import { stackService } from "../stack/serviceOfStack";
import type { Io } from "./catalog/io";
import { chooseStack, newCommand, parse } from "./catalog/parse";
import { exitCodes } from "./exitCodes";
import { noService } from "./run";

interface Options {
  readonly stack?: string;
  readonly json: boolean;
}

/** Lists a stack's deployments. Resolves with 0, or with 3 if AWS did not answer. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = newCommand(
    "releases",
    io,
    "From what ECS itself keeps for 90 days; the newest 20.",
  )
    .argument("[stack]", "stack whose file to read")
    .option("--json", "print JSON; fields may be added, but are never removed", false);
  parse(command, argv, io);
  const { json, stack: named } = command.opts<Options>();
  const { stack, config } = chooseStack(command.args[0], named, io);
  const { releases, unread } = await readReleases(config, stack, io);
  if (json) io.out(`${JSON.stringify({ stack, releases, unread }, null, 2)}\n`);
  else io.out(releases.length === 0 ? "No release yet.\n" : releasesText(releases, io.style));
  return releases.length === 0 && unread.length > 0 ? exitCodes.unanswered : exitCodes.well;
}

/** Reads the deployments, and prints on stderr what AWS did not answer. Raises a UsageError if there is no service. */
export async function readReleases(config: StackConfig, stack: string, io: Io): Promise<Releases> {
  const found = stackService(config);
  const [client, { collectReleases }] = await Promise.all([
    io.connect(found.aws),
    import("../../live/releases/collect"),
  ]);
  const repository = baseName(config.project, stack);
  const read = await collectReleases(client, found.names, repository);
  if (!read.found) throw noService(found, stack);
  for (const { calls, ...failure } of read.unread) {
    io.err(`Not read: ${calls.join(", ")}: ${errorLine(failure)} ${remedyOf(failure) ?? ""}\n`);
  }
  return read;
}
