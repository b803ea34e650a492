import { usd } from "../../text/usd";
import { groups, type Cost } from "../types";
import { markdownRow, quantity } from "./format";
import { howText, noRegion, priceByUse, tableCaption, totalLabel, usageNote } from "./text";

/** The cost of a stack for a pull request: its lines, what is paid by use, and the date of the prices. */
export function costMarkdown(cost: Cost): string {
  if (!cost.regionKnown) return noRegion(cost.region);
  const notes = [...cost.notes, ...cost.choices];
  return [
    lineTable(cost),
    `By use, in addition:\n\n${usageTable(cost)}`,
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
        usd(line.unitPrice),
        usd(line.monthly?.floor),
        usd(line.monthly?.ceiling),
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
      `**${usd(floor)}**`,
      `**${usd(ceiling)}**`,
      "",
    ]),
  ].join("\n");
}

function usageTable(cost: Cost): string {
  const rows = cost.usage.map((line) =>
    markdownRow([
      line.item,
      priceByUse(line),
      line.example,
      usd(line.exampleUsd),
      usageNote(line, cost),
    ]),
  );
  return [
    markdownRow(["what", "price", "example", "USD", "note"]),
    "| --- | ---: | ---: | ---: | --- |",
    ...rows,
  ].join("\n");
}
