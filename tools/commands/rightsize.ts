import { InvalidArgumentError, type Command } from "commander";
import { shellRegion } from "../../settings";
import { readStackConfig, stacksIn, type StackConfig } from "../stack/readStackConfig";
import { sayingWhile } from "../text/terminal";
import type { StackService } from "../stack/service/serviceOfStack";
import type { Result } from "../rightsize/result";
import { rightsizeStack } from "../rightsize/rightsizeStack";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly days: number;
  readonly headroomCpu: number;
  readonly headroomMemory: number;
  readonly json: boolean;
}

/**
 * Recommends a Fargate size and numbers of tasks. Resolves with 1 if there is no service, and with 3 if AWS did not
 * answer.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = rightsizeCommand(io);
  const options = parse(command, argv, io).opts<Options>();
  const found = rightsizeStack(stackOf(command, io).config, (stack) =>
    stacksIn(io.folder).includes(stack) ? stackConfig(stack, io) : undefined,
  );
  const evidence = await sayingWhile(
    io,
    `Asking AWS what ${found.names.service} in ${found.aws.region} used …`,
    () => collect(found, options.days, io),
  );
  const [{ resultOf }, { pricesOf }, { rightsizeText }] = await Promise.all([
    import("../rightsize/result"),
    import("../rightsize/price"),
    import("../rightsize/text"),
  ]);
  const { priceOf, notes } = pricesOf(found);
  const headroom = { cpu: options.headroomCpu, memory: options.headroomMemory };
  const result = resultOf(evidence, headroom, priceOf, found);
  io.out(
    options.json
      ? `${JSON.stringify({ ...result, notes }, null, 2)}\n`
      : rightsizeText(result, notes, io.style),
  );
  return exitCodeOf(result);
}

/** Too little data is a result, too. */
function exitCodeOf({ outcome: { verdict } }: Result): number {
  if (verdict === "unread") return exitCodes.unanswered;
  return verdict === "missing" ? exitCodes.notWell : exitCodes.well;
}

function rightsizeCommand(io: Io): Command {
  return stackCommand(
    "rightsize",
    io,
    "Recommends the smallest Fargate size and counts that would have been enough for the service's use. Needs no Pulumi CLI and " +
      "no passphrase. Exit code 1 if there is no service, 3 if AWS did not answer, else 0.",
  )
    .option("--days <number>", "days to look back, 3 to 63", wholeNumber(3, 63), 14)
    .option(
      "--headroom-cpu <percent>",
      "to keep free above the p95 of the CPU",
      wholeNumber(0, 400),
      30,
    )
    .option(
      "--headroom-memory <percent>",
      "to keep free above the memory used",
      wholeNumber(0, 400),
      20,
    )
    .option("--json", "what was used, and what is recommended", false);
}

function stackConfig(stack: string, { folder, env }: Io): StackConfig {
  const config = readStackConfig(folder, stack);
  return { ...config, values: { ...shellRegion(env), ...config.values } };
}

async function collect({ aws, names }: StackService, days: number, io: Io) {
  const [config, { collectUsage }] = await Promise.all([
    io.connect(aws),
    import("../../live/cloudwatch/metrics"),
  ]);
  return collectUsage(config, names, days);
}

/** Reads a whole number within two limits. Raises an InvalidArgumentError for anything else. */
function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
