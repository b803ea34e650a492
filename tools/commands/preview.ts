import { Option, type Command } from "commander";
import { compareCosts } from "../cost";
import { renderComparison } from "../preview/comparison";
import { previewStack, type StackPreview } from "../preview/evaluateStack";
import { previewJson } from "../preview/json";
import { previewMarkdown } from "../preview/markdown";
import { overrideConfig } from "../stack/override";
import { readStackConfig } from "../stack/readStackConfig";
import { partNames, previewText, type Part } from "../preview/text";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

type Options = CommonOptions & Readonly<Partial<Record<Part, boolean>>>;

interface CommonOptions {
  readonly config: readonly string[];
  readonly json: boolean;
  readonly markdown: boolean;
  readonly all: boolean;
  readonly compare?: string;
  readonly compareConfig: readonly string[];
}

/**
 * Shows what `pulumi up` would create. Ends with 1 if the stack costs more than its budget, because `pulumi up` would
 * refuse it.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = previewCommand(io);
  const options = parse(command, argv, io).opts<Options>();
  const chosen = stackOf(command, io);
  const config = overrideConfig(chosen.config, options.config);
  const { program } = await import("../../program");
  const preview = await previewStack(config, program);
  const other = options.compare ?? (options.compareConfig.length > 0 ? chosen.stack : undefined);
  io.out(
    other === undefined
      ? render(preview, options, io)
      : await comparison(preview, { stack: chosen.stack, other, options }, io),
  );
  return preview.budget?.state === "over" ? exitCodes.notWell : exitCodes.well;
}

function previewCommand(io: Io): Command {
  return stackCommand("preview", io)
    .option(
      "-c, --config <key=value...>",
      "use another value; a.b reaches into a map, a[0] into a list",
      [],
    )
    .addOption(new Option("--json", "every resource with its full inputs").default(false))
    .addOption(
      new Option("--markdown", "a report for a pull request").default(false).conflicts("json"),
    )
    .option("--all", "everything below the answer, except the inputs", false)
    .option("--resources", "the tree of resources")
    .option("--outputs", "what pulumi stack output will print")
    .option("--cost", "each line of the cost, and what is paid by use")
    .option("--security", "the controls of AWS Security Hub, and the warnings")
    .option("--rollout", "how long a rollout takes")
    .option("--assumed", "what the preview assumes")
    .option("--inputs", "every resource's inputs")
    .option("--compare <stack>", "how the cost changes from that stack to this one")
    .option(
      "--compare-config <key=value...>",
      "use another value on the other side of the comparison; without --compare, of the same stack",
      [],
    );
}

interface Comparison {
  readonly stack: string;
  readonly other: string;
  readonly options: Options;
}

async function comparison(
  preview: StackPreview,
  { stack, other, options }: Comparison,
  io: Io,
): Promise<string> {
  const settings = overrideConfig(
    readStackConfig(io.folder, other),
    options.compareConfig,
    "--compare-config",
  );
  const { program } = await import("../../program");
  const { cost } = await previewStack(settings, program);
  const before = { name: [other, ...options.compareConfig].join(" "), cost };
  const after = { name: [stack, ...options.config].join(" "), cost: preview.cost };
  const { json, markdown } = options;
  const forms = { json, markdown, style: io.style };
  return renderComparison(compareCosts(before, after), preview, forms);
}

function render(preview: StackPreview, options: Options, io: Io): string {
  if (options.json) return previewJson(preview);
  if (options.markdown) return previewMarkdown(preview);
  const asked = partNames.filter((part) => options[part] ?? (options.all && part !== "inputs"));
  return previewText(preview, { ...io.style, parts: asked, settings: options.config });
}
