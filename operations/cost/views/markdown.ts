import { groups, type Cost } from "../types";
import { markdownRow, quantity } from "./format";
import { caption, noRegion, totalLabel } from "./text";

/** The cost of a stack for a pull request: a table of lines, one of what is paid by use, and where the prices are from. */
export function costMarkdown(cost: Cost): string {
  if (!cost.regionKnown) return noRegion(cost.region);
  const notes = [...cost.notes, ...cost.choices];
  return [
    lineTable(cost),
    `By use, beside it:\n\n${usageTable(cost)}`,
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join("\n")]),
    caption(cost),
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
        line.note === undefined ? line.basis : `${line.basis}; ${line.note}`,
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

function usageTable({ usage }: Cost): string {
  const rows = usage.map(({ item, unit, unitPrice, example, exampleUsd, note = "" }) =>
    markdownRow([
      item,
      unitPrice === undefined ? "?" : `${unitPrice} per ${unit}`,
      example,
      exampleUsd?.toFixed(2) ?? "?",
      note,
    ]),
  );
  return [
    markdownRow(["what", "price", "example", "USD", "note"]),
    "| --- | ---: | ---: | ---: | --- |",
    ...rows,
  ].join("\n");
}
