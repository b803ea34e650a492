import { plural } from "../../../components/common/text/plural";
import { columns } from "../../text/columns";
import { bullets, painted, type Style } from "../../text/style";
import { usd } from "../../text/usd";
import { wrap } from "../../text/wrap";
import { groups, sum, type Cost, type CostLine, type UsageLine } from "../types";
import { quantity, whenRarely, whenRead } from "./format";
import { table, type Row } from "./table";

/**
 * The cost of a stack for a terminal: lines by group, the total, what is paid by use, and the date of the prices. If
 * the terminal is narrower than a table, notes get lines of their own.
 */
export function costText(cost: Cost, style: Style): string {
  const { colors, width } = style;
  if (!cost.regionKnown) return wrap(noRegion(cost.region), { first: "  ", width });
  const sentences = bullets([...cost.notes, ...cost.choices], style);
  const caption = wrap(tableCaption(cost), { first: "  ", width });
  return [
    lineTable(cost, style),
    `  By use, in addition:\n${usageTable(cost, style)}`,
    ...(sentences.length === 0 ? [] : [sentences.join("\n")]),
    painted(caption, colors.dim),
  ].join("\n\n");
}

/** The cost of a stack by group, for a reader who does not want every line; empty for a region without prices. */
export function costByGroup({ regionKnown, lines, total }: Cost, { colors }: Style): string {
  if (!regionKnown) return "";
  const rows = groups.flatMap((group) => {
    const monthly = lines.flatMap((line) =>
      line.group === group && line.monthly ? [line.monthly] : [],
    );
    const { floor, ceiling } = sum(monthly);
    return monthly.length === 0 ? [] : [[group, floor, ceiling] as const];
  });
  const together = ["Together", usd(total.floor), usd(total.ceiling)].map((cell) =>
    colors.bold(cell),
  );
  const cells = [
    ...rows.map(([group, floor, ceiling]) => [group, usd(floor), usd(ceiling)]),
    together,
  ];
  const isOne = total.floor === total.ceiling;
  return isOne
    ? columns(
        cells.map((row) => row.slice(0, 2)),
        { right: [1] },
      )
    : columns(cells, { right: [1, 2], head: ["", "least tasks", "most"] });
}

/** Why a region has no prices, and how to add them. AWS in China has a price list of its own, in another currency. */
export function noRegion(region: string): string {
  const none = `No prices for ${region} in tools/cost/prices.json`;
  return region.startsWith("cn-")
    ? `${none}, and none that npx catalog prices could read: AWS in China has a list of its own, in CNY.`
    : `${none}: npx catalog prices --region ${region} adds those that AWS lists, docs/cost-guide.md says which it does not.`;
}

/** What kind of prices these are, when they were read, and what they leave out. */
export function caption({ region, read }: Pick<Cost, "region" | "read">): string {
  return `USD for a month of 730 hours, ${region}, AWS's list prices ${whenRead(read)}, without tax and discounts.`;
}

/** The caption of a table that shows the date of each price from another month. */
export function tableCaption({ region, read }: Pick<Cost, "region" | "read">): string {
  if (!read || read.oldest.slice(0, 7) === read.newest.slice(0, 7)) {
    return caption({ region, read });
  }
  const { usual } = read;
  return caption({ region, read: { usual, oldest: usual, newest: usual } }).replace(
    ", without tax",
    " unless a line says otherwise, without tax",
  );
}

/** `Together`, with the number of lines that the sum leaves out. */
export function totalLabel({ unknown }: Cost): string {
  if (unknown === 0) return "Together";
  return `Together, except ${plural(unknown, "line")} without a known price`;
}

function lineTable(cost: Cost, style: Style): string {
  const { floor, ceiling } = cost.total;
  const rows = (row: (line: CostLine) => Row) =>
    groups.flatMap((group): Row[] => {
      const lines = cost.lines.filter((line) => line.group === group);
      return lines.length === 0 ? [] : [{ cells: [group], isBold: true }, ...lines.map(row)];
    });
  const wide = [
    { cells: ["", "quantity", "each", "floor", "ceiling"], isBold: true },
    ...rows((line) => ({
      cells: [`  ${line.item}`, quantity(line), usd(line.unitPrice), ...monthly(line)],
      note: howText(line, cost),
    })),
    { cells: [totalLabel(cost), "", "", usd(floor), usd(ceiling)], isBold: true },
  ];
  const narrow = [
    { cells: ["", "floor", "ceiling"], isBold: true },
    ...rows((line) => ({
      cells: [`  ${line.item}`, ...monthly(line)],
      note: `${quantity(line)} at ${usd(line.unitPrice)}: ${howText(line, cost)}`,
    })),
    { cells: [totalLabel(cost), usd(floor), usd(ceiling)], isBold: true },
  ];
  return table({ rows: wide, right: [1, 2, 3, 4] }, { rows: narrow, right: [1, 2] }, style);
}

function monthly({ monthly: range }: CostLine): string[] {
  return [usd(range?.floor), usd(range?.ceiling)];
}

/** How a line's price is calculated, further notes, and the date of a price that is older than the others. */
export function howText(line: CostLine, cost: Cost): string {
  const note = line.note === undefined ? [] : [line.note];
  return [line.basis, ...note, ...whenRarely(line, cost)].join("; ");
}

/** Notes about a price by use, and its date if it is older than the others. */
export function usageNote(line: UsageLine, cost: Cost): string {
  const note = line.note === undefined ? [] : [line.note];
  return [...note, ...whenRarely(line, cost)].join("; ");
}

/** `0.5 per GB`, or `?` if the price is not known. */
export function priceByUse({ unitPrice, unit }: UsageLine): string {
  return unitPrice === undefined ? "?" : `${unitPrice} per ${unit}`;
}

function usageTable(cost: Cost, style: Style): string {
  const wide = cost.usage.map((line) => ({
    cells: [`  ${line.item}`, priceByUse(line), line.example, usd(line.exampleUsd)],
    note: usageNote(line, cost),
  }));
  const narrow = cost.usage.map((line) => ({
    cells: [`  ${line.item}`, usd(line.exampleUsd)],
    note: [`${line.example} at ${priceByUse(line)}`, usageNote(line, cost)]
      .filter((each) => each !== "")
      .join("; "),
  }));
  return table({ rows: wide, right: [1, 2, 3] }, { rows: narrow, right: [1] }, style);
}
