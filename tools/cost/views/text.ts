import type { createColors } from "picocolors";
import { groups, type Cost, type CostLine, type UsageLine } from "../types";
import { quantity, whenOlder, whenRead } from "./format";
import { bullets, table, wrapped } from "./table";

type Colors = ReturnType<typeof createColors>;

const head = ["", "quantity", "each", "floor", "ceiling", ""];

/**
 * The cost of a stack for a terminal: lines by group, the total, what is paid by use, and where the prices are from. In
 * a terminal that is narrower than a table, its notes have lines of their own.
 */
export function costText(cost: Cost, colors: Colors, width = Infinity): string {
  if (!cost.regionKnown) return `  ${noRegion(cost.region)}`;
  return [
    lineTable(cost, colors, width),
    `  By use, beside it:\n${usageTable(cost, colors, width)}`,
    ...bullets([...cost.notes, ...cost.choices], width),
    wrapped(tableCaption(cost), width, "  ").map(colors.dim).join("\n"),
  ].join("\n\n");
}

/** What to say of a region without prices. AWS in China has a list of its own, in another currency. */
export function noRegion(region: string): string {
  const none = `No prices for ${region} in tools/cost/prices.json`;
  return region.startsWith("cn-")
    ? `${none}, and none that npm run prices could read: AWS in China has a list of its own, in CNY.`
    : `${none}: npm run prices -- --region ${region} adds those that AWS lists, docs/cost-guide.md says which it does not.`;
}

/** Where the prices are from, and what they leave out. */
export function caption({ region, read }: Pick<Cost, "region" | "read">): string {
  return `USD for a month of 730 hours, ${region}, AWS's list prices ${whenRead(read)}, without tax and discounts.`;
}

/** The same under a table whose lines say when their price was read where that was earlier. */
export function tableCaption({ region, read }: Pick<Cost, "region" | "read">): string {
  if (!read || read.oldest.slice(0, 7) === read.newest.slice(0, 7)) {
    return caption({ region, read });
  }
  return caption({ region, read: { oldest: read.newest, newest: read.newest } }).replace(
    ", without tax",
    " where no line says otherwise, without tax",
  );
}

/** `Together`, with a word on lines that it leaves out. */
export function totalLabel({ unknown }: Cost): string {
  if (unknown === 0) return "Together";
  return `Together, without ${unknown} ${unknown === 1 ? "line" : "lines"} that no price is known for`;
}

function lineTable(cost: Cost, colors: Colors, width: number): string {
  const rows = groups.flatMap((group) => {
    const lines = cost.lines.filter((line) => line.group === group);
    if (lines.length === 0) return [];
    return [
      { cells: [group, ""], bold: true },
      ...lines.map((line) => ({ cells: lineCells(line, cost), bold: false })),
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
  return table([{ cells: head, bold: true }, ...rows, total], [1, 2, 3, 4], colors, width);
}

function lineCells(line: CostLine, cost: Cost): string[] {
  const { item, unitPrice, monthly } = line;
  return [
    `  ${item}`,
    quantity(line),
    unitPrice?.toFixed(2) ?? "?",
    monthly?.floor.toFixed(2) ?? "?",
    monthly?.ceiling.toFixed(2) ?? "?",
    howText(line, cost),
  ];
}

/** How a price came about, what else to know, and when it was read, where that was earlier than the others. */
export function howText(line: CostLine, cost: Cost): string {
  const note = line.note === undefined ? [] : [line.note];
  return [line.basis, ...note, ...whenOlder(line, cost)].join("; ");
}

/** The same of what is paid by use. */
export function usageNote(line: UsageLine, cost: Cost): string {
  const note = line.note === undefined ? [] : [line.note];
  return [...note, ...whenOlder(line, cost)].join("; ");
}

function usageTable(cost: Cost, colors: Colors, width: number): string {
  const rows = cost.usage.map((line) => ({
    cells: [
      `  ${line.item}`,
      line.unitPrice === undefined ? "?" : `${line.unitPrice} per ${line.unit}`,
      line.example,
      line.exampleUsd?.toFixed(2) ?? "?",
      usageNote(line, cost),
    ],
    bold: false,
  }));
  return table(rows, [1, 2, 3], colors, width);
}
