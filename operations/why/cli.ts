import * as path from "node:path";
import { isatty } from "node:tty";
import { Command } from "commander";
import pc from "picocolors";
import { shellRegion } from "../../settings";
import { readStackConfig } from "../preview/project";
import { reportError } from "../reportError";
import { nextCommands } from "./next";
import { stackService, type StackService } from "./stack";

const projectFolder = path.join(__dirname, "..", "..");

interface Options {
  readonly stack: string;
  readonly json: boolean;
}

const command = new Command("npm run why --")
  .description(
    "Say why a stack's service does not run as asked. Reads from AWS and changes nothing; needs no Pulumi CLI and no " +
      "passphrase. Exit code 0 where the service runs as asked, else 1.",
  )
  .option("-s, --stack <name>", "stack whose file to read", "dev")
  .option("--json", "the evidence and the causes", false)
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const config = readStackConfig(projectFolder, options.stack);
  const found = stackService({ ...config, values: { ...shellRegion(), ...config.values } });
  const evidence = await asking(found, () => collect(found));
  const { findCauses, runsAsAsked, whyText } = await import("../../live/why");
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
  const colors = pc.createColors(isatty(1) && !process.env["NO_COLOR"]);
  const next = nextCommands(evidence, found.aws, options.stack);
  process.stdout.write(whyText(evidence, colors) + nextSection(next, colors));
}

async function collect({ aws, names }: StackService) {
  const [{ clientConfig }, why] = await Promise.all([
    import("../../live/clients"),
    import("../../live/why"),
  ]);
  return why.collect(clientConfig(aws), names);
}

/** Says on a terminal what takes so long, and takes it back. */
async function asking<T>({ aws, names }: StackService, ask: () => Promise<T>): Promise<T> {
  if (!isatty(2)) return ask();
  process.stderr.write(`Asking AWS about ${names.service} in ${aws.region} …`);
  try {
    return await ask();
  } finally {
    process.stderr.write("\r\u001b[K");
  }
}

function nextSection(
  commands: readonly string[],
  colors: ReturnType<typeof pc.createColors>,
): string {
  if (commands.length === 0) return "";
  const lines = commands.map((each) => `  ${colors.green(each)}`);
  return `\n${[colors.bold("Next"), ...lines].join("\n")}\n`;
}

main().catch(reportError);
