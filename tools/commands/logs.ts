import { setTimeout as sleep } from "node:timers/promises";
import { InvalidArgumentError } from "commander";
import { isNamed } from "../../live/calls/errors";
import type { LogQuery, LogTail } from "../../live/cloudwatch/logs/readLogs";
import { streamPrefix } from "../../components/logs/logStreams";
import { baseName } from "../../settings/names";
import { sinceWhen } from "../logs/since";
import { lineText } from "../logs/text";
import { UsageError } from "../stack/readStackConfig";
import { stackService } from "../stack/service/serviceOfStack";
import { CommandFailure } from "../text/failure";
import type { Io } from "./catalog/io";
import { chooseStack, stackCommand, parse } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly stack?: string;
  readonly since: Date;
  readonly follow: boolean;
  readonly filter?: string;
  readonly errors: boolean;
  readonly task?: string;
  readonly requests: boolean;
  readonly until?: Date;
  readonly json: boolean;
}

/** Lines about an error, in the words of the usual languages. */
const errorPattern = "?ERROR ?Error ?error ?Exception ?exception ?FATAL ?Fatal ?fatal";

/**
 * Prints what the tasks wrote, or sums up the requests that the load balancer logged. Resolves with 0, or 3 if AWS did
 * not answer.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const now = new Date();
  const command = stackCommand("logs", io, "Includes stopped tasks. Times are in UTC.")
    .option("--since <when>", "90s, 30m, 1h, 2d or a date (default: 1h)", (text) => when(text, now))
    .option("-f, --follow", "wait for more, until Ctrl-C", false)
    .option("--filter <pattern>", "lines that match a pattern of CloudWatch Logs")
    .option("--errors", "lines about an error", false)
    .option("--task <id>", "only this task; the first characters of its id are enough")
    .option("--requests", "the load balancer's requests instead: slowest, failed, by path", false)
    .option("--until <when>", "with --requests: like --since (default: now)", (text) =>
      when(text, now),
    )
    .option("--json", "a line of JSON for each line; with --requests: one object", false);
  parse(command, argv, io);
  const options = { since: when("1h", now), ...command.opts<Omit<Options, "since">>() } as Options;
  refuseMixture(options);
  const chosen = chooseStack(command.args[0], options.stack, io);
  const { stack, config } = chosen;
  if (options.requests) {
    const { showRequests } = await import("./requests");
    return showRequests(chosen, { until: now, ...options }, io);
  }
  const { aws, names } = stackService(config);
  const [client, { openLogs }] = await Promise.all([
    io.connect(aws),
    import("../../live/cloudwatch/logs/readLogs"),
  ]);
  const base = baseName(config.project, stack);
  const tail = openLogs(client, queryOf(options, names.logGroup, base));
  try {
    await print(tail, options, io);
    return exitCodes.well;
  } catch (error) {
    if (!isNamed(error, "ResourceNotFoundException")) throw error;
    throw new CommandFailure(
      `There is no log group ${names.logGroup} in ${aws.region}: pulumi up -s ${stack} makes it.`,
    );
  } finally {
    tail.close();
  }
}

/** Raises a UsageError if options do not go together. */
function refuseMixture({ requests, until, since, filter, ...others }: Options): void {
  if (others.errors && filter !== undefined) {
    throw new UsageError("--errors is a --filter of its own. Give one of the two.");
  }
  const { follow, errors, task } = others;
  if (requests && (follow || errors || filter !== undefined || task !== undefined)) {
    throw new UsageError("--requests takes only --since, --until and --json.");
  }
  if (!requests && until) throw new UsageError("--until is for --requests.");
  if (until && until <= since) throw new UsageError("--until must be later than --since.");
}

function queryOf({ since, filter, errors, task }: Options, logGroup: string, base: string) {
  const query: LogQuery = {
    logGroup,
    since,
    pattern: errors ? errorPattern : filter,
    // The container has the stack's base name.
    streams: task === undefined ? undefined : `${streamPrefix}/${base}/${task}`,
  };
  return query;
}

async function print(tail: LogTail, { follow, json, since }: Options, io: Io): Promise<void> {
  const text = lineText(io.style);
  let count = 0;
  do {
    for await (const line of tail.next()) {
      io.out(json ? `${JSON.stringify(line)}\n` : text(line));
      count += 1;
    }
  } while (follow && (await pause(io)));
  if (count === 0)
    io.err(`No such line since ${since.toISOString()}. --since 1d looks further back.\n`);
}

/** Waits before the next look. False after Ctrl-C. */
async function pause({ pace, signal }: Io): Promise<boolean> {
  try {
    await sleep(pace, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}

function when(text: string, now: Date): Date {
  const at = sinceWhen(text, now);
  if (at !== undefined) return at;
  throw new InvalidArgumentError("It must be like 90s, 30m, 1h, 2d or 2026-11-28T10:00Z.");
}
