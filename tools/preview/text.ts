import { costByGroup, costText } from "../cost";
import { dayOf, securityOpen, securityText } from "../security";
import { bullets, nextSection, painted, paragraphs, section, type Style } from "../text/style";
import { columns, pairs } from "../text/columns";
import { wrap } from "../text/wrap";
import { answer, type AnswerLine } from "./answer";
import type { StackPreview } from "./evaluateStack";
import { resourceInputs } from "./inputs";
import { nextCommands } from "./next";
import { masked, readableText } from "./readable";
import { timelineAssumptions, timelineRows } from "./timelineRows";
import { resourceTree } from "./treeText";

/** The parts of a preview that a person can ask for, each by an option of its name. */
export const partNames = [
  "resources",
  "outputs",
  "cost",
  "security",
  "rollout",
  "assumed",
  "inputs",
] as const;
export type Part = (typeof partNames)[number];

export interface TextOptions extends Style {
  /** The parts to print below the answer. If none is named, a short form with the most important facts is printed. */
  readonly parts?: readonly Part[];
  /** Settings as `key=value` that the preview used instead of those in the stack file. */
  readonly settings?: readonly string[];
}

type Budgeted = Pick<StackPreview, "budget">;

/** The preview for a terminal: the answer in six lines, then the parts that were asked for. */
export function previewText(preview: StackPreview, options: TextOptions): string {
  const { parts: asked = [] } = options;
  const sections = [
    answerText(preview, options),
    ...(asked.length === 0
      ? shortForm(preview, options)
      : asked.flatMap((part) => partText(part, preview, options))),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The answer in six lines, below the names of the stack, the project and the region. */
export function answerText(preview: StackPreview, options: TextOptions): string {
  const { colors } = options;
  const title = `What pulumi up creates in stack ${preview.stack} of ${preview.project}, ${preview.region}`;
  const rows = answer(preview, options.settings).map(({ head, text, weight }) => [
    head,
    painted(text, head === "Next" ? colors.green : paintOf(weight, options)),
  ]);
  return `${painted(wrap(title, options), colors.bold)}\n\n${columns(rows, options)}`;
}

function paintOf(weight: AnswerLine["weight"], { colors }: Style): (text: string) => string {
  switch (weight) {
    case "plain":
      return String;
    case "notable":
      return colors.yellow;
    case "refused":
      return colors.red;
  }
}

/** What a person needs to decide, on one screen. */
function shortForm(preview: StackPreview, options: TextOptions): string[] {
  const { cost, security, stack } = preview;
  const commands = nextCommands(preview, options.settings);
  const groups = costByGroup(cost, options);
  const open = securityOpen(security, options);
  return [
    ...(groups === "" ? [] : [section("Cost a month, USD", options, [groups])]),
    ...(preview.budget?.state === "within" ? [] : budgetSections(preview, options)),
    ...(open === "" ? [] : [section("Open controls", options, [open])]),
    ...warnings(preview, options),
    ...(commands.length < 2 ? [] : [nextSection(commands, options)]),
    section("More", options, [
      wrap(
        `npm run preview -- --stack ${stack} --all, or some of ${partNames.map((part) => `--${part}`).join(" ")}`,
        { first: "  ", width: options.width },
      ),
    ]),
  ];
}

function partText(part: Part, preview: StackPreview, options: TextOptions): string[] {
  switch (part) {
    case "resources":
      return [section("Resources", options, [resourceTree(preview, options)])];
    case "inputs":
      return [section("Inputs", options, [resourceInputs(preview, options.colors)])];
    case "outputs":
      return [section("Outputs", options, [outputTable(preview, options)])];
    case "cost":
      return [
        section("Cost a month", options, [costText(preview.cost, options)]),
        ...budgetSections(preview, options),
      ];
    case "security":
      return [
        section("Security", options, [securityText(preview.security, options, dayOf(new Date()))]),
        ...warnings(preview, options),
      ];
    case "rollout":
      return rollout(preview, options);
    case "assumed":
      return [
        section(
          "Assumed, because AWS was not asked",
          options,
          bullets(preview.assumptions, options),
        ),
      ];
  }
}

function outputTable({ outputs }: StackPreview, style: Style): string {
  return pairs(
    Object.entries(outputs).map(([name, value]) => [
      name,
      masked(readableText(value), style.colors),
    ]),
    style,
  );
}

function warnings({ warnings: list }: StackPreview, style: Style): string[] {
  if (list.length === 0) return [];
  const lines = bullets(list, style).map((each) => painted(each, style.colors.yellow));
  return [section("Warnings", style, lines)];
}

/** Whether the stack keeps to its budget, if it has one: red if a run would be refused. */
export function budgetSections({ budget: verdict }: Budgeted, style: Style): string[] {
  if (!verdict) return [];
  const { colors, width } = style;
  const paint = {
    within: colors.green,
    atRisk: colors.yellow,
    incomplete: colors.yellow,
    unknown: colors.yellow,
    over: colors.red,
  };
  const lines = verdict.message.split("\n").map((line, index) => {
    const first = `  ${/^ */.exec(line)?.[0] ?? ""}`;
    const text = wrap(line.trimStart(), { first, rest: `${first}  `, width });
    return index === 0 ? painted(text, paint[verdict.state]) : text;
  });
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
