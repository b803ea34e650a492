import { Command } from "commander";
import { shellRegion } from "../../settings";
import { readStackConfig } from "../stack/readStackConfig";
import { selectedStack } from "../stack/selectedStack";
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
    "Say why a stack's service does not run as asked. Reads from AWS and changes nothing; needs no Pulumi CLI and no " +
      "passphrase. Exit code 0 where the service runs as asked, else 1.",
  )
  .option("-s, --stack <name>", "stack whose file to read", selectedStack())
  .option("--json", "the evidence and the causes", false)
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const config = readStackConfig(projectFolder, options.stack);
  const found = stackService({ ...config, values: { ...shellRegion(), ...config.values } });
  const evidence = await sayingWhile(
    `Asking AWS about ${found.names.service} in ${found.aws.region} …`,
    () => collect(found),
  );
  const [{ findCauses, runsAsAsked }, { whyText }] = await Promise.all([
    import("../../live/why"),
    import("../why/text"),
  ]);
  process.exitCode = runsAsAsked(evidence) ? 0 : 1;
  if (options.json) {
    const result = {
      runsAsAsked: runsAsAsked(evidence),
      causes: findCauses(evidence),
      evidence,
    };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const style = terminalStyle();
  const next = nextCommands(evidence, found.aws, options.stack);
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

runCommand(main, { command });
