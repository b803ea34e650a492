import type { Cost, CostLine } from "./types";
import { quantity, range } from "./views/format";
import { noRegion } from "./views/text";

/** How many of the dearest items a message names. */
const named = 3;

/**
 * What to say where a stack can cost more than its budget in USD a month: by how much, its dearest items, and the
 * settings that lower them. Undefined where the ceiling stays within it.
 */
export function overBudget(cost: Cost, monthly: number): string | undefined {
  if (!cost.regionKnown) return `The budget cannot be checked. ${noRegion(cost.region)}`;
  const { floor, ceiling } = cost.total;
  if (ceiling <= monthly) return undefined;
  const verdict =
    floor > monthly
      ? `over it by ${(floor - monthly).toFixed(2)} at least`
      : `over it by up to ${(ceiling - monthly).toFixed(2)}`;
  const dearest = [...cost.lines]
    .filter((line) => ceilingOf(line) > 0)
    .sort((a, b) => ceilingOf(b) - ceilingOf(a))
    .slice(0, named);
  return [
    `The stack costs ${range(cost.total)} USD a month, and its budget is ${monthly.toFixed(2)}: ${verdict}.`,
    ...unknownLine(cost),
    "The dearest of it, and what lowers it:",
    ...dearest.flatMap(itemLines),
  ].join("\n");
}

function itemLines(line: CostLine): string[] {
  const amount = line.monthly ? range(line.monthly) : "?";
  return [
    `  ${amount}  ${line.item} (${quantity(line)})`,
    ...line.levers.map((lever) => `    - ${lever}`),
  ];
}

function unknownLine({ unknown }: Cost): string[] {
  return unknown === 0 ? [] : [`Not in it: ${unknown} of its lines, for which no price is known.`];
}

function ceilingOf({ monthly }: CostLine): number {
  return monthly?.ceiling ?? 0;
}
