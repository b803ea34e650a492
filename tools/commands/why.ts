import { Command } from "commander";
import { shellRegion } from "../../settings";
import { readStackConfig } from "../stack/readStackConfig";
import { selectedStack } from "../stack/selectedStack";
import { exitCodeOf, exitCodes } from "./exitCodes";
import { isExpected, reportError } from "./reportError";
import { runCommand } from "./runCommand";
import { section, type Style } from "../text/style";
import { sayingWhile, terminalStyle } from "../text/terminal";
import { nextCommands } from "../why/next";
import { stackService, type StackService } from "../stack/serviceOfStack";
import { projectFolder } from "../stack/projectFolder";

interface Options {
  readonly stack: string;
  readonly json: boolean;
}

const command = new Command("npm run why --")
  .description(
    "Say how a stack's service runs, and why it does not run as asked. Reads from AWS and changes nothing; needs no " +
      "Pulumi CLI and no passphrase.",
  )
  .addHelpText(
    "after",
    `
Exit codes:
  0  it runs as asked, or it answers and limps: then the text says how
  1  it does not run as asked
  2  the command line or the stack file is wrong; AWS was not asked
  3  AWS did not answer`,
  )
  .option("-s, --stack <name>", "stack whose file to read", selectedStack())
  .option("--json", "the evidence and the causes", false)
  .allowExcessArguments(false)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : exitCodes.usage));

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const config = readStackConfig(projectFolder, options.stack);
  const found = stackService({ ...config, values: { ...shellRegion(), ...config.values } });
  const evidence = await sayingWhile(
    `Asking AWS about ${found.names.service} in ${found.aws.region} …`,
    () => collect(found),
  );
  const [{ findCauses, standingOf, standsSince }, { whyText }] = await Promise.all([
    import("../../live/why"),
    import("../why/text"),
  ]);
  const standing = standingOf(evidence);
  process.exitCode = exitCodeOf(standing);
  const next = nextCommands(evidence, found.aws, options.stack);
  if (options.json) {
    const result = {
      runsAsAsked: standing.state === "well",
      standing,
      since: standsSince(evidence, standing),
      causes: findCauses(evidence),
      next,
      evidence,
    };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const style = terminalStyle();
  process.stdout.write(whyText(evidence, style) + nextSection(next, style));
}

async function collect({ aws, names }: StackService) {
  const [{ clientConfig }, why] = await Promise.all([
    import("../../live/clients"),
    import("../../live/why"),
  ]);
  return why.collect(clientConfig(aws), names);
}

function nextSection(commands: readonly string[], style: Style): string {
  if (commands.length === 0) return "";
  const lines = commands.map((each) => `  ${style.colors.green(each)}`);
  return `\n${section("Next", style, lines)}\n`;
}

runCommand(main, { command, report });

/** What fails before AWS is asked is a wrong command line or stack file; anything else kept AWS from being asked. */
function report(error: unknown): void {
  reportError(error);
  process.exitCode = isExpected(error) ? exitCodes.usage : exitCodes.unanswered;
}
