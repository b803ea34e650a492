import type { createColors } from "picocolors";
import { columns } from "../columns";
import { exactly, type Cost, type CostLine, type Range } from "./types";
import { change, markdownRow, percents, range } from "./views/format";
import { noRegion } from "./views/text";

type Colors = ReturnType<typeof createColors>;

/** A stack's cost, and what to call it. */
export interface NamedCost {
  readonly name: string;
  readonly cost: Cost;
}

/** One line of a comparison. */
export interface Difference {
  readonly item: string;
  /** USD a month; undefined where a price is missing. */
  readonly before: Range | undefined;
  readonly after: Range | undefined;
}

/** What changes from one stack to another: lines that do, and the total. */
export interface Comparison {
  readonly before: NamedCost;
  readonly after: NamedCost;
  readonly lines: readonly Difference[];
  readonly total: Difference;
}

/** Compares two stacks, or one with other settings, line by line. */
export function compareCosts(before: NamedCost, after: NamedCost): Comparison {
  const keys = new Set([...before.cost.lines, ...after.cost.lines].map(({ key }) => key));
  const lines = [...keys].flatMap((key) => {
    const find = ({ cost }: NamedCost) => cost.lines.find((line) => line.key === key);
    return changed(find(before), find(after));
  });
  return {
    before,
    after,
    lines,
    total: { item: "Together", before: before.cost.total, after: after.cost.total },
  };
}

function changed(before: CostLine | undefined, after: CostLine | undefined): Difference[] {
  const names = [...new Set([before, after].flatMap((line) => (line ? [line.item] : [])))];
  const amount = (line: CostLine | undefined) => (line ? line.monthly : exactly(0));
  const difference = { item: names.join(" → "), before: amount(before), after: amount(after) };
  const same = range(difference.before ?? exactly(-1)) === range(difference.after ?? exactly(-1));
  return same ? [] : [difference];
}

/** The comparison for a terminal. */
export function comparisonText(comparison: Comparison, colors: Colors): string {
  const missing = withoutPrices(comparison);
  if (missing.length > 0) return missing.map((line) => `  ${line}`).join("\n");
  const rows = [...comparison.lines, comparison.total].map(cells);
  const all = [heads(comparison), ...rows];
  const widths = heads(comparison).map((_, index) =>
    Math.max(...all.map((row) => (row[index] ?? "").length)),
  );
  const placed = all.map((row, at) =>
    row.map((text, index) => {
      const cell = index === 0 ? text : text.padStart(widths[index] ?? 0);
      return (at === 0 || at === all.length - 1) && text !== "" ? colors.bold(cell) : cell;
    }),
  );
  return [columns(placed), ...leftOut(comparison).map((line) => `  ${line}`)].join("\n");
}

/** The comparison for a pull request. */
export function comparisonMarkdown(comparison: Comparison): string {
  const missing = withoutPrices(comparison);
  if (missing.length > 0) return missing.join("\n\n");
  const total = cells(comparison.total).map((cell) => `**${cell}**`);
  return [
    markdownRow(heads(comparison)),
    "| --- | ---: | ---: | ---: | ---: |",
    ...comparison.lines.map((line) => markdownRow(cells(line))),
    markdownRow(total),
    ...leftOut(comparison).map((line) => `\n${line}`),
  ].join("\n");
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
    unknown === 0 ? [] : [`${name}: ${unknown} without a known price, which the total leaves out.`],
  );
}
