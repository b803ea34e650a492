import { Command, Option } from "commander";
import { compareCosts } from "../cost";
import { selectedStack } from "../stack/selectedStack";
import { runCommand } from "./runCommand";
import { terminalStyle } from "../text/terminal";
import { renderComparison } from "../preview/comparison";
import { previewStack } from "../preview/evaluateStack";
import { previewJson } from "../preview/json";
import { previewMarkdown } from "../preview/markdown";
import { overrideConfig } from "../stack/override";
import { readStackConfig } from "../stack/readStackConfig";
import { partNames, previewText, type Part } from "../preview/text";
import { projectFolder } from "../stack/projectFolder";

type Options = CommonOptions & Readonly<Partial<Record<Part, boolean>>>;

interface CommonOptions {
  readonly stack: string;
  readonly config: readonly string[];
  readonly json: boolean;
  readonly markdown: boolean;
  readonly all: boolean;
  readonly compare?: string;
  readonly compareConfig: readonly string[];
}

const command = new Command("npm run preview --")
  .description(
    "Show what pulumi up would create, without an AWS account, the Pulumi CLI or Docker.",
  )
  .option("-s, --stack <name>", "stack whose file to read", selectedStack())
  .option(
    "-c, --config <key=value...>",
    "use another value; a.b reaches into a map, a[0] into a list",
    [],
  )
  .addOption(new Option("--json", "every resource with its full inputs").default(false))
  .addOption(
    new Option("--markdown", "a report for a pull request").default(false).conflicts("json"),
  )
  .option("--all", "everything below the answer but the inputs", false)
  .option("--resources", "the tree of resources")
  .option("--outputs", "what pulumi stack output will print")
  .option("--cost", "each line of the cost, and what is paid by use")
  .option("--security", "the controls of AWS Security Hub, and the warnings")
  .option("--rollout", "how long a rollout takes")
  .option("--assumed", "what the preview takes for granted")
  .option("--inputs", "every resource's inputs")
  .option("--compare <stack>", "what changes in cost from that stack to this one")
  .option(
    "--compare-config <key=value...>",
    "use another value on the other side of the comparison; without --compare, of the same stack",
    [],
  )
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const config = overrideConfig(readStackConfig(projectFolder, options.stack), options.config);
  const { program } = await import("../../program");
  process.chdir(projectFolder);
  const preview = await previewStack(config, program);
  // As pulumi up would.
  if (preview.budget?.state === "over") process.exitCode = 1;
  const other = options.compare ?? (options.compareConfig.length > 0 ? options.stack : undefined);
  if (other === undefined) {
    process.stdout.write(render(preview, options));
    return;
  }
  const settings = overrideConfig(
    readStackConfig(projectFolder, other),
    options.compareConfig,
    "--compare-config",
  );
  const { cost } = await previewStack(settings, program);
  const before = { name: [other, ...options.compareConfig].join(" "), cost };
  const after = { name: [options.stack, ...options.config].join(" "), cost: preview.cost };
  const { json, markdown } = options;
  const forms = { json, markdown, style: terminalStyle() };
  process.stdout.write(renderComparison(compareCosts(before, after), preview, forms));
}

function render(preview: Awaited<ReturnType<typeof previewStack>>, options: Options): string {
  if (options.json) return previewJson(preview);
  if (options.markdown) return previewMarkdown(preview);
  const asked = partNames.filter((part) => options[part] ?? (options.all && part !== "inputs"));
  return previewText(preview, { ...terminalStyle(), parts: asked, settings: options.config });
}

runCommand(main, { command });
