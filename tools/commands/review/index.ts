import * as fs from "node:fs";
import { Option } from "commander";
import { refuseForeignFile, reviewStack } from "../../review/file";
import { reviewStacks } from "../../review/stacks";
import { monthlyOf, reviewMarkdown, reviewText } from "../../review/text";
import { readStackConfig } from "../../stack/readStackConfig";
import { UsageError } from "../../stack/usageError";
import { exitCodes } from "../catalog/exitCodes";
import type { Io } from "../catalog/io";
import { parse, plainCommand } from "../catalog/options/parse";
import { needDocker, needPulumi } from "../catalog/io/needs";
import { numberOf, numbers, wholeNumber } from "./arguments";
import { listStacks, lockText, runAll, withCommand } from "./pulumi";
import { remove } from "./remove";
import { sweep } from "./sweep";
import { template } from "./template";
import { builds, fileOf, mayRemove, pathOf } from "./stackFile";

interface Options {
  readonly beside: string;
  readonly like: string;
  readonly hours: number;
  readonly open?: readonly number[];
  readonly unlock: boolean;
  readonly markdown: boolean;
  readonly json: boolean;
}

const actions = ["open", "show", "close", "sweep", "list", "template"] as const;

/**
 * Gives a pull request a stack of its own, updates it, shows it, removes it, or removes all review
 * stacks that are no longer needed. Resolves with 0, or with 1 if Pulumi failed; the same command
 * again goes on.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = plainCommand(
    "review",
    io,
    "open makes or updates it, show prints its address and price, close removes it. sweep removes stacks that nobody needs any more, list says which ones it would remove. template writes the stack file that Pulumi Deployments copies.",
  )
    .argument("<action>", actions.join(", "))
    .argument("[number]", "number of the pull request, for open, show and close")
    .option("--beside <stack>", "stack whose load balancer and cluster it uses", "dev")
    .option("--like <stack>", "stack whose settings and image it has", "dev")
    .option(
      "--hours <number>",
      "sweep: remove stacks that nobody has updated for so long",
      wholeNumber,
      72,
    )
    .option(
      "--open <numbers>",
      "sweep: the open pull requests, or none; removes all others",
      numbers,
    )
    .option(
      "--unlock",
      "first remove the lock of a run that was cut off; no run may be under way",
      false,
    )
    .addOption(
      new Option("--markdown", "show: the comment for the pull request")
        .default(false)
        .conflicts("json"),
    )
    .option("--json", "show, list: print JSON", false);
  parse(command, argv, io);
  const options = command.opts<Options>();
  const [named = "", text] = command.args;
  const action = actions.find((each) => each === named);
  if (action === undefined) {
    throw new UsageError(`${named}: the action is one of ${actions.join(", ")}.`);
  }
  await needPulumi(io);
  switch (action) {
    case "open":
      return open(numberOf(text, action), options, io);
    case "show":
      return show(numberOf(text, action), options, io);
    case "close":
      return close(numberOf(text, action), options, io);
    case "sweep":
    case "list":
      return sweep(action === "list", options, io);
    case "template":
      return template(options, io);
  }
}

async function open(number: number, options: Options, io: Io): Promise<number> {
  const stack = reviewStack(number);
  refuseForeignFile(pathOf(stack, io));
  const { steps: making, text } = fileOf(stack, options, io);
  if (builds(text)) await needDocker(io, "nothing was made");
  const known = reviewStacks(await listStacks(io)).some((each) => each.stack === stack);
  fs.writeFileSync(pathOf(stack, io), text);
  const steps = [
    ...making(known),
    ...(known && options.unlock ? [["cancel", "--stack", stack, "--yes"]] : []),
    ["up", "-s", stack, "--yes", "--non-interactive"],
  ];
  if (!(await runAll(steps, io))) {
    const text = `${stack} is not complete. The next push goes on, or this command:`;
    io.out(withCommand(text, `catalog review open ${number}`));
    io.out(lockText("open", number, options.unlock));
    return exitCodes.notWell;
  }
  return show(number, options, io);
}

async function show(number: number, options: Options, io: Io): Promise<number> {
  const stack = reviewStack(number);
  if (!fs.existsSync(pathOf(stack, io))) {
    fs.writeFileSync(pathOf(stack, io), fileOf(stack, options, io).text);
  }
  const config = readStackConfig(io.folder, stack);
  const [{ previewStack }, { program }, { hostFileIn }] = await Promise.all([
    import("../../preview/evaluateStack"),
    import("../../../program"),
    import("../../stack/hostFile"),
  ]);
  const { cost } = await previewStack(config, program, (host) =>
    hostFileIn(readStackConfig(io.folder, host)),
  );
  const outputs = await io.programs.read("pulumi", ["stack", "output", "--json", "-s", stack]);
  const { url } = JSON.parse(outputs ?? "{}") as { readonly url?: string };
  const { beside, hours } = options;
  const review = { number, stack, address: url, beside, monthly: monthlyOf(cost), hours };
  if (options.json) io.out(`${JSON.stringify(review, null, 2)}\n`);
  else io.out(options.markdown ? reviewMarkdown(review) : reviewText(review, io.style));
  return exitCodes.well;
}

async function close(number: number, options: Options, io: Io): Promise<number> {
  const stack = reviewStack(number);
  refuseForeignFile(pathOf(stack, io));
  const known = reviewStacks(await listStacks(io)).filter(
    (each) => each.number === number && mayRemove(each, io),
  );
  if (known.length === 0) {
    io.out(`There is no stack ${stack}: nothing to remove.\n`);
    fs.rmSync(pathOf(stack, io), { force: true });
    return exitCodes.well;
  }
  const codes: number[] = [];
  for (const each of known) codes.push(await remove(each, options, io));
  return Math.max(...codes);
}
