import type { createColors } from "picocolors";
import { columns } from "../../columns";
import { groups, type Cost, type CostLine, type UsageLine } from "../types";
import { quantity, whenRead } from "./format";

type Colors = ReturnType<typeof createColors>;

const head = ["", "quantity", "each", "floor", "ceiling", ""];

/** The cost of a stack for a terminal: lines by group, the total, what is paid by use, and where the prices are from. */
export function costText(cost: Cost, colors: Colors): string {
  if (!cost.regionKnown) return `  ${noRegion(cost.region)}`;
  return [
    lineTable(cost, colors),
    `  By use, beside it:\n${usageTable(cost.usage, colors)}`,
    ...bullets([...cost.notes, ...cost.choices]),
    colors.dim(`  ${caption(cost)}`),
  ].join("\n\n");
}

/** What to say of a region without prices. AWS in China has a list of its own, in another currency. */
export function noRegion(region: string): string {
  const none = `No prices for ${region} in operations/cost/prices.json`;
  return region.startsWith("cn-")
    ? `${none}, and none that npm run prices could read: AWS in China has a list of its own, in CNY.`
    : `${none}: npm run prices -- --region ${region} adds those that AWS lists, README says which it does not.`;
}

/** Where the prices are from, and what they leave out. */
export function caption({ region, read }: Pick<Cost, "region" | "read">): string {
  return `USD for a month of 730 hours, ${region}, AWS's list prices ${whenRead(read)}, without tax and discounts.`;
}

/** `Together`, with a word on lines that it leaves out. */
export function totalLabel({ unknown }: Cost): string {
  if (unknown === 0) return "Together";
  return `Together, without ${unknown} ${unknown === 1 ? "line" : "lines"} that no price is known for`;
}

function lineTable(cost: Cost, colors: Colors): string {
  const rows = groups.flatMap((group) => {
    const lines = cost.lines.filter((line) => line.group === group);
    if (lines.length === 0) return [];
    return [
      { cells: [group], bold: true },
      ...lines.map((line) => ({ cells: lineCells(line), bold: false })),
    ];
  });
  const total = {
    cells: [
      totalLabel(cost),
      "",
      "",
      cost.total.floor.toFixed(2),
      cost.total.ceiling.toFixed(2),
      "",
    ],
    bold: true,
  };
  return table([{ cells: head, bold: true }, ...rows, total], [1, 2, 3, 4], colors);
}

function lineCells(line: CostLine): string[] {
  const { item, unitPrice, monthly, basis, note } = line;
  return [
    `  ${item}`,
    quantity(line),
    unitPrice?.toFixed(2) ?? "?",
    monthly?.floor.toFixed(2) ?? "?",
    monthly?.ceiling.toFixed(2) ?? "?",
    note === undefined ? basis : `${basis}; ${note}`,
  ];
}

function usageTable(usage: readonly UsageLine[], colors: Colors): string {
  const rows = usage.map(({ item, unit, unitPrice, example, exampleUsd, note = "" }) => ({
    cells: [
      `  ${item}`,
      unitPrice === undefined ? "?" : `${unitPrice} per ${unit}`,
      example,
      exampleUsd?.toFixed(2) ?? "?",
      note,
    ],
    bold: false,
  }));
  return table(rows, [1, 2, 3], colors);
}

interface Row {
  readonly cells: readonly string[];
  readonly bold: boolean;
}

/** Columns, some of them to the right; the last one stands back. */
function table(rows: readonly Row[], toTheRight: readonly number[], colors: Colors): string {
  const width = (index: number) =>
    Math.max(...rows.map(({ cells }) => (cells[index] ?? "").length));
  const count = Math.max(...rows.map(({ cells }) => cells.length));
  const widths = Array.from({ length: count }, (_, index) => width(index));
  return columns(
    rows.map(({ cells, bold }) =>
      widths.map((size, index) => {
        const text = cells[index] ?? "";
        const placed = toTheRight.includes(index) ? text.padStart(size) : text;
        if (bold && text !== "") return colors.bold(placed);
        return index === count - 1 && text !== "" ? colors.dim(placed) : placed;
      }),
    ),
  );
}

function bullets(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `  - ${line}`).join("\n")];
}
