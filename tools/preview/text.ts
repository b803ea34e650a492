import { stringify } from "yaml";
import { columns } from "../text/columns";
import { bullets, painted, paragraphs, section, type Colors, type Style } from "../text/style";
import { costText } from "../cost";
import type { EvaluatedResource } from "../evaluate";
import { dayOf, securityText } from "../security";
import type { StackPreview } from "./evaluateStack";
import { hideGenerated } from "../assumed/generated";
import { readable } from "./readable";
import { physicalName, shortType } from "./summary";
import { timelineAssumptions, timelineRows } from "./timelineRows";
import { countResources, treeLines } from "./tree";

export interface TextOptions extends Style {
  /** Print every resource's inputs, too. */
  readonly inputs: boolean;
  /** What was laid over the stack file, `key=value`: `pulumi up` would not know of it. */
  readonly settings?: readonly string[];
}

type Budgeted = Pick<StackPreview, "budget">;

/** The preview for a terminal. */
export function previewText(preview: StackPreview, options: TextOptions): string {
  const { colors, inputs } = options;
  const { project, stack, region } = preview;
  const sections = [
    colors.bold(`What pulumi up creates in stack ${stack} of ${project}, ${region}`),
    resourceTree(preview, colors),
    countLine(preview.resources),
    ...(inputs ? [section("Inputs", options, [resourceInputs(preview, colors)])] : []),
    section("Outputs", options, [outputTable(preview, colors)]),
    section("Cost a month", options, [costText(preview.cost, options)]),
    ...budgetSections(preview, options),
    section("Security", options, [securityText(preview.security, options, dayOf(new Date()))]),
    ...rollout(preview, options),
    ...warnings(preview, options),
    ...missingSecrets(preview, options),
    section("Assumed, since nobody was asked", options, bullets(preview.assumptions, options)),
    section("Next", options, nextCommands(preview, options)),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The tree of components with types, logical names and physical names. */
export function resourceTree({ project, stack, resources }: StackPreview, colors: Colors): string {
  const rows = treeLines(resources).map(({ branches, resource }) => {
    const type = shortType(resource.type);
    return [
      colors.dim(branches) + (resource.custom ? type : colors.cyan(type)),
      resource.name,
      masked(hideGenerated(physicalName(resource, resources)), colors),
    ];
  });
  return columns([["pulumi:pulumi:Stack", `${project}-${stack}`, ""], ...rows], {
    head: ["Type", "Name", "Physical name"].map((title) => colors.bold(title)),
  });
}

/** `+ 24 aws, 1 docker resources in 8 components` */
export function countLine(resources: readonly EvaluatedResource[]): string {
  const counts = countResources(resources);
  const packages = Object.entries(counts.byPackage).map(([name, count]) => `${count} ${name}`);
  return `  ${counts.resources} resources to create (${packages.join(", ")}), grouped by ${counts.components} components`;
}

function resourceInputs({ resources }: StackPreview, colors: Colors): string {
  return treeLines(resources)
    .filter(({ resource }) => resource.custom || resource.remote)
    .map(({ resource }) => {
      const body = stringify(readable(resource.inputs), { lineWidth: 0 }).trimEnd();
      const heading = `  ${shortType(resource.type)} ${colors.bold(resource.name)}`;
      return [heading, ...body.split("\n").map((line) => `    ${masked(line, colors)}`)].join("\n");
    })
    .join("\n");
}

function outputTable({ outputs }: StackPreview, colors: Colors): string {
  return columns(
    Object.entries(outputs).map(([name, value]) => [name, masked(readableText(value), colors)]),
  );
}

/** An output on one line; lists keep a line for each entry. */
export function readableText(value: unknown): string {
  const shown = readable(value);
  if (Array.isArray(shown)) return shown.map(String).join("\n");
  return typeof shown === "string" ? shown : JSON.stringify(shown);
}

function warnings({ warnings: list }: StackPreview, style: Style): string[] {
  if (list.length === 0) return [];
  return [
    section(
      "Warnings",
      style,
      bullets(list, style).map((each) => painted(each, style.colors.yellow)),
    ),
  ];
}

/** Whether it keeps to its budget, if it has one: red where a run would be refused. */
export function budgetSections({ budget: verdict }: Budgeted, style: Style): string[] {
  if (!verdict) return [];
  const { colors } = style;
  const paint = {
    within: colors.green,
    atRisk: colors.yellow,
    incomplete: colors.yellow,
    unknown: colors.yellow,
    over: colors.red,
  };
  const [first = "", ...rest] = verdict.message.split("\n");
  const lines = [paint[verdict.state](first), ...rest].map((line) => `  ${line}`);
  return [section("Budget", style, lines)];
}

function rollout({ timeline }: StackPreview, style: Style): string[] {
  if (!timeline) return [];
  const rows = timelineRows(timeline).map(({ what, after }) => [what, after]);
  const notes = paragraphs(timelineAssumptions, style).map((each) =>
    painted(each, style.colors.dim),
  );
  return [section("How long a rollout takes", style, [columns(rows, { right: [1] }), ...notes])];
}

function missingSecrets({ missingSecrets: missing }: StackPreview, style: Style): string[] {
  if (missing.length === 0) return [];
  const rows = missing.map(({ key, command }) => [key, style.colors.yellow("not set"), command]);
  return [section("Secrets that pulumi up will ask for", style, [columns(rows)])];
}

/** Over the budget, what lowers the cost or raises it: a run would be refused. */
function nextCommands(preview: StackPreview, { colors, settings = [] }: TextOptions): string[] {
  const { stack, missingSecrets: missing } = preview;
  const commands =
    preview.budget?.state === "over"
      ? [
          `npm run preview -- --stack ${stack} --config <key>=<value>`,
          `pulumi config set --path budget.monthly ${Math.ceil(preview.cost.total.floor)} --stack ${stack}`,
        ]
      : [
          ...preview.otherStack,
          ...settings.map((setting) => `${setCommand(setting)} --stack ${stack}`),
          ...missing.map(({ command }) => command),
          `pulumi up --stack ${stack}`,
        ];
  return commands.map((command) => `  ${colors.green(command)}`);
}

/** The command that writes a `key=value` to the stack file. */
function setCommand(setting: string): string {
  const at = setting.indexOf("=");
  const key = setting.slice(0, at);
  const value = setting.slice(at + 1);
  const path = key.includes(".") ? "--path " : "";
  return `pulumi config set ${path}${key} ${/^[\w./:-]+$/.test(value) ? value : `'${value}'`}`;
}

/** What cannot be shown stands out less than what can. */
function masked(text: string, colors: Colors): string {
  return text.replace(/\[(?:secret|not set|known after up)\]/g, (mark) => colors.dim(mark));
}
