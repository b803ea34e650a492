import * as fs from "node:fs";
import { isatty } from "node:tty";
import { Command } from "commander";
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
import { confirm } from "../pause/confirm";
import { projectFolder } from "../stack/projectFolder";
import { UsageError } from "../stack/readStackConfig";
import { runCommand } from "./runCommand";

interface Options {
  readonly stack: string;
  readonly yes: boolean;
  readonly report: string;
  readonly region?: string;
}

const command = new Command("npm run acceptance --")
  .description(
    "Prove on a real AWS account what no test can: deploy a stack of its own, release, break a release, change settings, " +
      "destroy it, and write a report. Needs credentials, the Pulumi CLI and Docker. Touches no other stack.",
  )
  .requiredOption("-s, --stack <name>", "name of a stack that does not exist yet, e.g. trial")
  .option("-y, --yes", "do not ask", false)
  .option("--region <region>", "the region; Pulumi.dev.yaml's unless said")
  .option("--report <file>", "where to write the report", "acceptance.md")
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  process.chdir(projectFolder);
  const plan = await planTrial(projectFolder, options.stack, options.region);
  await ask(plan, options);
  const trial = await openTrial(projectFolder, plan);
  const stopping = stopOnInterrupt(options.stack);
  const result = await accept({
    trial,
    signal: stopping.signal,
    clock: () => performance.now() / 1000,
    write: (text) => process.stdout.write(text),
  });
  stopping.done();
  fs.writeFileSync(options.report, acceptanceReport(result));
  if (result.left.length === 0) await closeTrial(projectFolder, trial);
  process.stdout.write(`\n${acceptanceReport(result)}\nThe report is in ${options.report}.\n`);
  if (!isAccepted(result)) process.exitCode = 1;
}

async function ask({ config, hourly }: TrialPlan, { stack, yes }: Options): Promise<void> {
  const price = (hourly * longestHours).toFixed(2);
  process.stdout.write(
    `The trial makes the stack ${stack} in ${config.values["aws:region"] ?? "no region"}, plays ${steps.length + 1} steps and destroys it:\n` +
      `about ${Math.round(60 * longestHours)} minutes, about ${price} USD. Ctrl-C ends it early and removes what was made.\n\n`,
  );
  if (yes) return;
  if (!isatty(0) || !isatty(2)) {
    throw new UsageError(
      `There is no terminal to ask on: nothing was made. Without a question: npm run acceptance -- --stack ${stack} --yes`,
    );
  }
  await confirm("Go on? (y/N) ", { input: process.stdin, output: process.stderr });
}

/** The first Ctrl-C ends the trial and lets it clean up; a second one says what is left to do by hand. */
function stopOnInterrupt(stack: string) {
  const controller = new AbortController();
  const onInterrupt = () => {
    if (!controller.signal.aborted) {
      process.stderr.write(
        "\nStopping: what was made is destroyed now. This takes some minutes.\n",
      );
      controller.abort();
      return;
    }
    process.stderr.write(
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

runCommand(main, { command });
