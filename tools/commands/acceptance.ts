import * as fs from "node:fs";
import * as path from "node:path";
import { accept } from "../acceptance/acceptance";
import { acceptanceReport, isAccepted } from "../acceptance/report";
import { steps } from "../acceptance/steps";
import {
  closeTrial,
  longestHours,
  openTrial,
  planTrial,
  type TrialPlan,
} from "../acceptance/trial";
import { CommandFailure } from "../text/failure";
import { UsageError } from "../stack/readStackConfig";
import type { Io } from "./catalog/io";
import { parse, plainCommand } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly stack: string;
  readonly yes: boolean;
  readonly report: string;
  readonly region?: string;
}

/** Proves the program on a real account. Resolves with 1 if a step failed or something was left behind. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = plainCommand(
    "acceptance",
    io,
    "Proves what no test can: deploys a stack of its own, releases, breaks a release, changes settings, destroys the stack, " +
      "and writes a report. Touches no other stack.",
  )
    .requiredOption("-s, --stack <name>", "name of a stack that does not exist yet, e.g. trial")
    .option("-y, --yes", "do not ask", false)
    .option("--region <region>", "the region; default: that of Pulumi.dev.yaml")
    .option("--report <file>", "where to write the report", "acceptance.md");
  return acceptance(parse(command, argv, io).opts<Options>(), io);
}

async function acceptance(options: Options, io: Io): Promise<number> {
  const plan = await planTrial(io.folder, options.stack, options.region);
  await ask(plan, options, io);
  const trial = await openTrial(io.folder, plan);
  const stopping = stopOnInterrupt(options.stack, io);
  const result = await accept({
    trial,
    signal: stopping.signal,
    clock: () => performance.now() / 1000,
    write: io.out,
  });
  stopping.done();
  fs.writeFileSync(path.resolve(io.folder, options.report), acceptanceReport(result));
  if (result.left.length === 0) await closeTrial(io.folder, trial);
  io.out(`\n${acceptanceReport(result)}\nThe report is in ${options.report}.\n`);
  return isAccepted(result) ? exitCodes.well : exitCodes.notWell;
}

async function ask({ config, hourly }: TrialPlan, { stack, yes }: Options, io: Io): Promise<void> {
  const price = (hourly * longestHours).toFixed(2);
  io.out(
    `The trial makes the stack ${stack} in ${config.values["aws:region"] ?? "no region"}, plays ${steps.length + 1} steps and destroys it:\n` +
      `about ${Math.round(60 * longestHours)} minutes, about ${price} USD. Ctrl-C ends it early and removes what was made.\n\n`,
  );
  if (yes) return;
  if (!io.ask) {
    throw new UsageError(
      `There is no terminal to ask on: nothing was made. Without a question: npx catalog acceptance ${stack} --yes`,
    );
  }
  if (!(await io.ask("Go on? (y/N) "))) throw new CommandFailure("Nothing was made.");
}

/** The first Ctrl-C ends the trial and lets it clean up. The second one says what is left to do by hand. */
function stopOnInterrupt(stack: string, { err }: Io) {
  const controller = new AbortController();
  const onInterrupt = () => {
    if (!controller.signal.aborted) {
      err("\nStopping: what was made is destroyed now. This takes some minutes.\n");
      controller.abort();
      return;
    }
    err(
      `\nStill there: the stack ${stack}. Remove it: pulumi cancel --yes --stack ${stack}; pulumi destroy --yes --remove --stack ${stack}\n`,
    );
    process.exit(1);
  };
  process.on("SIGINT", onInterrupt);
  return {
    signal: controller.signal,
    done: () => void process.off("SIGINT", onInterrupt),
  };
}
