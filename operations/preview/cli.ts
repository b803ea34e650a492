import * as path from "node:path";
import { isatty } from "node:tty";
import { Command, Option } from "commander";
import pc from "picocolors";
import { reportError } from "../reportError";
import { previewStack, type Program } from "./evaluateStack";
import { previewJson } from "./json";
import { previewMarkdown } from "./markdown";
import { overrideConfig } from "./override";
import { readStackConfig } from "./project";
import { previewText } from "./text";

const projectFolder = path.join(__dirname, "..", "..");

interface Options {
  readonly stack: string;
  readonly config: readonly string[];
  readonly json: boolean;
  readonly markdown: boolean;
  readonly inputs: boolean;
}

const command = new Command("npm run preview --")
  .description(
    "Show what pulumi up would create, without an AWS account, the Pulumi CLI or Docker.",
  )
  .option("-s, --stack <name>", "stack whose file to read", "dev")
  .option("-c, --config <key=value...>", "use another value; a dot reaches into a map", [])
  .addOption(new Option("--json", "every resource with its full inputs").default(false))
  .addOption(
    new Option("--markdown", "a report for a pull request").default(false).conflicts("json"),
  )
  .option("--inputs", "print every resource's inputs, too", false)
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const config = overrideConfig(readStackConfig(projectFolder, options.stack), options.config);
  const program = (await import("../../index")) as unknown as { default: Program };
  process.chdir(projectFolder);
  const preview = await previewStack(config, program.default);
  process.stdout.write(render(preview, options));
}

function render(preview: Awaited<ReturnType<typeof previewStack>>, options: Options): string {
  if (options.json) return previewJson(preview);
  if (options.markdown) return previewMarkdown(preview);
  const colors = pc.createColors(isatty(1) && !process.env["NO_COLOR"]);
  return previewText(preview, { colors, inputs: options.inputs, settings: options.config });
}

main().catch(reportError);
