import { groups, type Cost } from "../types";
import { markdownRow, quantity } from "./format";
import { howText, noRegion, tableCaption, totalLabel, usageNote } from "./text";

/** The cost of a stack for a pull request: a table of lines, one of what is paid by use, and where the prices are from. */
export function costMarkdown(cost: Cost): string {
  if (!cost.regionKnown) return noRegion(cost.region);
  const notes = [...cost.notes, ...cost.choices];
  return [
    lineTable(cost),
    `By use, beside it:\n\n${usageTable(cost)}`,
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join("\n")]),
    tableCaption(cost),
  ].join("\n\n");
}

function lineTable(cost: Cost): string {
  const rows = groups
    .flatMap((group) => cost.lines.filter((line) => line.group === group))
    .map((line) =>
      markdownRow([
        line.item,
        quantity(line),
        line.unitPrice?.toFixed(2) ?? "?",
        line.monthly?.floor.toFixed(2) ?? "?",
        line.monthly?.ceiling.toFixed(2) ?? "?",
        howText(line, cost),
      ]),
    );
  const { floor, ceiling } = cost.total;
  return [
    markdownRow(["what", "quantity", "each", "floor", "ceiling", "how"]),
    "| --- | ---: | ---: | ---: | ---: | --- |",
    ...rows,
    markdownRow([
      `**${totalLabel(cost)}**`,
      "",
      "",
      `**${floor.toFixed(2)}**`,
      `**${ceiling.toFixed(2)}**`,
      "",
    ]),
  ].join("\n");
}

function usageTable(cost: Cost): string {
  const rows = cost.usage.map((line) =>
    markdownRow([
      line.item,
      line.unitPrice === undefined ? "?" : `${line.unitPrice} per ${line.unit}`,
      line.example,
      line.exampleUsd?.toFixed(2) ?? "?",
      usageNote(line, cost),
    ]),
  );
  return [
    markdownRow(["what", "price", "example", "USD", "note"]),
    "| --- | ---: | ---: | ---: | --- |",
    ...rows,
  ].join("\n");
}
