import { Command, InvalidArgumentError } from "commander";
import { shellRegion } from "../../settings";
import { readStackConfig, stacksIn, type StackConfig } from "../stack/readStackConfig";
import { selectedStack } from "../stack/selectedStack";
import { runCommand } from "./runCommand";
import { sayingWhile, terminalStyle } from "../text/terminal";
import type { StackService } from "../stack/serviceOfStack";
import { rightsizeStack } from "../rightsize/rightsizeStack";
import { projectFolder } from "../stack/projectFolder";

interface Options {
  readonly stack: string;
  readonly days: number;
  readonly headroomCpu: number;
  readonly headroomMemory: number;
  readonly json: boolean;
}

const command = new Command("npm run rightsize --")
  .description(
    "Recommend the smallest Fargate size and counts that would have held what a stack's service used. Reads from AWS " +
      "and changes nothing; needs no Pulumi CLI and no passphrase. Exit code 1 where it could not be read, else 0.",
  )
  .option("-s, --stack <name>", "stack whose file to read", selectedStack())
  .option("--days <number>", "days to look back, 3 to 63", wholeNumber(3, 63), 14)
  .option("--headroom-cpu <percent>", "to keep above the p95 of the CPU", wholeNumber(0, 400), 30)
  .option("--headroom-memory <percent>", "to keep above the memory used", wholeNumber(0, 400), 20)
  .option("--json", "what was used, and what is recommended", false)
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const found = rightsizeStack(stackConfig(options.stack), (stack) =>
    stacksIn(projectFolder).includes(stack) ? stackConfig(stack) : undefined,
  );
  const evidence = await sayingWhile(
    `Asking AWS what ${found.names.service} in ${found.aws.region} used …`,
    () => collect(found, options.days),
  );
  const [{ couldBeRead, resultOf }, { pricesOf }, { rightsizeText }] = await Promise.all([
    import("../rightsize/result"),
    import("../rightsize/price"),
    import("../rightsize/text"),
  ]);
  const { priceOf, notes } = pricesOf(found);
  const headroom = { cpu: options.headroomCpu, memory: options.headroomMemory };
  const result = resultOf(evidence, headroom, priceOf, found);
  process.exitCode = couldBeRead(result) ? 0 : 1;
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ...result, notes }, null, 2)}\n`);
    return;
  }
  process.stdout.write(rightsizeText(result, notes, terminalStyle()));
}

function stackConfig(stack: string): StackConfig {
  const config = readStackConfig(projectFolder, stack);
  return { ...config, values: { ...shellRegion(), ...config.values } };
}

async function collect({ aws, names }: StackService, days: number) {
  const [{ clientConfig }, { collectUsage }] = await Promise.all([
    import("../../live/clients"),
    import("../../live/metrics"),
  ]);
  return collectUsage(clientConfig(aws), names, days);
}

/** Raises an InvalidArgumentError for anything but a whole number between the two. */
function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

runCommand(main, { command });
