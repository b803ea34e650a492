import { plural } from "../../components/common/text/plural";
import { columns } from "../text/columns";
import { painted, paragraphs, type Style } from "../text/style";
import { textWidth, wrap } from "../text/wrap";
import { exactly, type Cost, type CostLine, type Range } from "./types";
import { change, markdownRow, percents, quantity, range } from "./views/format";
import { withNulls } from "./views/json";
import { caption, noRegion } from "./views/text";

/** A stack's cost, and its name in a comparison. */
export interface NamedCost {
  readonly name: string;
  readonly cost: Cost;
}

/** One line of a comparison. */
export interface Difference {
  readonly item: string;
  /** USD a month; undefined if a price is missing. */
  readonly before: Range | undefined;
  readonly after: Range | undefined;
}

/** What changes from one stack to another: the lines that differ, and the total. */
export interface Comparison {
  readonly before: NamedCost;
  readonly after: NamedCost;
  readonly lines: readonly Difference[];
  readonly total: Difference;
}

/** Compares two stacks, or a stack with other settings of itself, line by line. */
export function compareCosts(before: NamedCost, after: NamedCost): Comparison {
  const keys = new Set([...before.cost.lines, ...after.cost.lines].map(({ key }) => key));
  const lines = [...keys].flatMap((key) => {
    const find = ({ cost }: NamedCost) => cost.lines.find((line) => line.key === key);
    return changed(find(before), find(after));
  });
  const total = ({ cost }: NamedCost) => (cost.unknown === 0 ? cost.total : undefined);
  return {
    before,
    after,
    lines,
    total: { item: "Together", before: total(before), after: total(after) },
  };
}

function changed(before: CostLine | undefined, after: CostLine | undefined): Difference[] {
  const names = [...new Set([before, after].flatMap((line) => (line ? [line.item] : [])))];
  const amount = (line: CostLine | undefined) => (line ? line.monthly : exactly(0));
  const difference = { item: names.join(" → "), before: amount(before), after: amount(after) };
  const same =
    difference.before && difference.after
      ? range(difference.before) === range(difference.after)
      : sameWithoutPrice(before, after);
  return same ? [] : [difference];
}

/** Whether two lines without a price have the same item, the same quantity and the same reason. */
function sameWithoutPrice(before: CostLine | undefined, after: CostLine | undefined): boolean {
  if (!before || !after || before.monthly || after.monthly) return false;
  return (
    before.item === after.item &&
    before.basis === after.basis &&
    quantity(before) === quantity(after)
  );
}

/** The comparison for a terminal. */
export function comparisonText(comparison: Comparison, style: Style): string {
  const { colors } = style;
  const missing = withoutPrices(comparison);
  if (missing.length > 0) return paragraphs(missing, style).join("\n");
  const bold = (row: readonly string[]) =>
    row.map((cell) => (cell === "" ? "" : colors.bold(cell)));
  const rows = [
    bold(heads(comparison)),
    ...comparison.lines.map(cells),
    bold(totalCells(comparison)),
  ];
  const notes = paragraphs([...leftOut(comparison), ...captions(comparison)], style);
  const wide = columns(rows, { right: [1, 2, 3, 4] });
  const table = textWidth(wide) <= style.width ? wide : narrowTable(comparison, style);
  return [table, "", ...notes.map((note) => painted(note, colors.dim))].join("\n");
}

/** Each line as two lines: the item, and below it how its cost changes. */
function narrowTable(comparison: Comparison, style: Style): string {
  const { before, after, lines } = comparison;
  const { width, colors } = style;
  const rows = [...lines.map(cells), totalCells(comparison)];
  return [
    ...paragraphs([`USD a month, ${before.name} → ${after.name}`], style).map((line) =>
      painted(line, colors.bold),
    ),
    ...rows.flatMap(([item = "", from = "", to = "", by = "", percent = ""]) => [
      wrap(item, { first: "  ", rest: "    ", width }),
      wrap(`${from} → ${to}: ${by} (${percent})`, { first: "        ", width }),
    ]),
  ].join("\n");
}

/** The comparison as data for scripts. Unknown values are null, so that no key is ever missing. */
export function comparisonJson(comparison: Comparison): unknown {
  return withNulls(comparison);
}

/** The comparison for a pull request. */
export function comparisonMarkdown(comparison: Comparison): string {
  const missing = withoutPrices(comparison);
  if (missing.length > 0) return missing.join("\n\n");
  const total = totalCells(comparison).map((cell) => `**${cell}**`);
  return [
    markdownRow(heads(comparison)),
    "| --- | ---: | ---: | ---: | ---: |",
    ...comparison.lines.map((line) => markdownRow(cells(line))),
    markdownRow(total),
    ...[...leftOut(comparison), ...captions(comparison)].map((line) => `\n${line}`),
  ].join("\n");
}

/**
 * Both sums, as far as they are known. If one is incomplete, the difference between them is left
 * out.
 */
function totalCells({ before, after, total }: Comparison): string[] {
  const [item, , , ...change] = cells(total);
  return [item ?? "", range(before.cost.total), range(after.cost.total), ...change];
}

/** The origin of the prices: one line, or one for each region. */
function captions({ before, after }: Comparison): string[] {
  const [one, other] = [before.cost, after.cost];
  if (one.region !== other.region) return [caption(one), caption(other)];
  return [caption({ region: one.region, read: readBetween(one, other) })];
}

function readBetween(one: Cost, other: Cost): Cost["read"] {
  const [first, second] = [one.read ?? other.read, other.read ?? one.read];
  if (!first || !second) return undefined;
  const [oldest = ""] = [first.oldest, second.oldest].sort();
  const [newest = ""] = [first.newest, second.newest].sort().reverse();
  return { oldest, newest, usual: first.usual };
}

function heads({ before, after }: Comparison): string[] {
  return ["USD a month", before.name, after.name, "change", "percent"];
}

function cells({ item, before, after }: Difference): string[] {
  return [
    item,
    before ? range(before) : "?",
    after ? range(after) : "?",
    ...(before && after ? [change(before, after), percents(before, after)] : ["?", "?"]),
  ];
}

function withoutPrices({ before, after }: Comparison): string[] {
  const regions = [before, after].filter(({ cost }) => !cost.regionKnown);
  return [...new Set(regions.map(({ cost }) => noRegion(cost.region)))];
}

function leftOut({ before, after }: Comparison): string[] {
  return [before, after].flatMap(({ name, cost: { unknown } }) =>
    unknown === 0
      ? []
      : [`${name}: ${plural(unknown, "line")} without a known price, which the sum leaves out.`],
  );
}
