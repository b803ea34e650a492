import type { Cost, CostLine, Range } from "./types";
import { quantity, range } from "./views/format";
import { noRegion } from "./views/text";

/** How many of the dearest items a message names. */
const named = 3;

/** Whether a stack keeps to its budget, and what to say of it. */
export interface BudgetVerdict {
  /** `over` where the least tasks cost more already, `atRisk` where only the most do, `incomplete` where what has a price
   * keeps to it and something has none, `unknown` without any price. */
  readonly state: "within" | "atRisk" | "over" | "incomplete" | "unknown";
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
  const known = cost.unknown === 0 ? "costs" : "costs at least";
  const price = `The stack ${known} ${range(cost.total)} USD a month, and its budget is ${monthly.toFixed(2)}`;
  const advice = (end: keyof Range) => [
    ...unknownLine(cost),
    "The dearest of it, and what lowers it:",
    ...dearest(cost.lines, end).flatMap(itemLines),
  ];
  if (floor > monthly) {
    const most = `${price}: over it by ${(floor - monthly).toFixed(2)} at least.`;
    return { state: "over", message: [most, ...advice("floor")].join("\n") };
  }
  if (ceiling > monthly) {
    const most = `${price}: with the most tasks over it by ${(ceiling - monthly).toFixed(2)}.`;
    return { state: "atRisk", message: [most, ...advice("ceiling")].join("\n") };
  }
  const left = (monthly - ceiling).toFixed(2);
  return cost.unknown === 0
    ? { state: "within", message: `${price}: ${left} are left.` }
    : {
        state: "incomplete",
        message: [`${price}: ${left} are left for the rest.`, ...unknownLine(cost)].join("\n"),
      };
}

function dearest(lines: readonly CostLine[], end: keyof Range): CostLine[] {
  return [...lines]
    .filter((line) => amountOf(line, end) > 0)
    .sort((a, b) => amountOf(b, end) - amountOf(a, end))
    .slice(0, named);
}

function itemLines(line: CostLine): string[] {
  const amount = line.monthly ? range(line.monthly) : "?";
  return [
    `  ${amount}  ${line.item} (${quantity(line)})`,
    ...line.levers.map((lever) => `    - ${lever}`),
  ];
}

function unknownLine({ lines }: Cost): string[] {
  const items = lines.flatMap(({ monthly, item }) => (monthly ? [] : [item]));
  return items.length === 0 ? [] : [`Not in it, for no price is known: ${items.join(", ")}.`];
}

function amountOf({ monthly }: CostLine, end: keyof Range): number {
  return monthly?.[end] ?? 0;
}

function usd(amount: number): string {
  return `${amount.toFixed(2)} USD a month`;
}
