import type { Cost, CostLine } from "./types";
import { quantity, range } from "./views/format";
import { noRegion } from "./views/text";

/** How many of the dearest items a message names. */
const named = 3;

/** Whether a stack keeps to its budget, and what to say of it. */
export interface BudgetVerdict {
  /** `over` where the least tasks cost more already, `atRisk` where only the most do, `unknown` without prices. */
  readonly state: "within" | "atRisk" | "over" | "unknown";
  readonly message: string;
}

/**
 * Whether a stack keeps to its budget in USD a month. Where it does not, the message has by how much, the dearest
 * items, and the settings that lower them.
 */
export function budgetVerdict(cost: Cost, monthly: number): BudgetVerdict {
  if (!cost.regionKnown) {
    const message = `The budget of ${usd(monthly)} cannot be checked. ${noRegion(cost.region)}`;
    return { state: "unknown", message };
  }
  const { floor, ceiling } = cost.total;
  const price = `The stack costs ${range(cost.total)} USD a month, and its budget is ${monthly.toFixed(2)}`;
  const advice = [
    ...unknownLine(cost),
    "The dearest of it, and what lowers it:",
    ...dearest(cost.lines).flatMap(itemLines),
  ];
  if (floor > monthly) {
    const lines = [`${price}: over it by ${(floor - monthly).toFixed(2)} at least.`, ...advice];
    return { state: "over", message: lines.join("\n") };
  }
  if (ceiling > monthly) {
    const most = `${price}: with the most tasks over it by ${(ceiling - monthly).toFixed(2)}.`;
    return { state: "atRisk", message: [most, ...advice].join("\n") };
  }
  const left = `${price}: ${(monthly - ceiling).toFixed(2)} are left.`;
  return { state: "within", message: [left, ...unknownLine(cost)].join("\n") };
}

function dearest(lines: readonly CostLine[]): CostLine[] {
  return [...lines]
    .filter((line) => ceilingOf(line) > 0)
    .sort((a, b) => ceilingOf(b) - ceilingOf(a))
    .slice(0, named);
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

function usd(amount: number): string {
  return `${amount.toFixed(2)} USD a month`;
}
