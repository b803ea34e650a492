import { usd } from "../text/usd";
import { exactly, sum, type Cost, type CostLine, type Range } from "./types";
import { quantity, range } from "./views/format";
import { noRegion } from "./views/text";

/** How many of the most expensive items a message names. */
const named = 3;

/** Whether a stack keeps to its budget, and the message about it. */
export interface BudgetVerdict {
  /**
   * `over`: even the fewest tasks cost more. `atRisk`: only the most tasks cost more. `incomplete`: the known prices
   * keep to the budget, but something has no price. `unknown`: nothing has a price.
   */
  readonly state: "within" | "atRisk" | "over" | "incomplete" | "unknown";
  readonly message: string;
}

/**
 * Whether a stack keeps to its budget in USD a month. If it does not, the message says by how much, and names the most
 * expensive items and the settings that lower them.
 */
export function budgetVerdict(cost: Cost, monthly: number): BudgetVerdict {
  if (!cost.regionKnown) {
    const message = `The budget of ${usd(monthly)} USD a month cannot be checked. ${noRegion(cost.region)}`;
    return { state: "unknown", message };
  }
  const { floor, ceiling } = cost.total;
  const known = cost.unknown === 0 ? "costs" : "costs at least";
  const price = `The stack ${known} ${range(cost.total)} USD a month, and its budget is ${usd(monthly)}`;
  const advice = (end: keyof Range) => [...unknownLine(cost), ...dearest(cost.lines, end)];
  if (floor > monthly) {
    const most = `${price}: over it by ${usd(floor - monthly)} at least.`;
    return { state: "over", message: [most, ...advice("floor")].join("\n") };
  }
  if (ceiling > monthly) {
    const most = `${price}: with the most tasks over it by ${usd(ceiling - monthly)}.`;
    return { state: "atRisk", message: [most, ...advice("ceiling")].join("\n") };
  }
  const left = usd(monthly - ceiling);
  return cost.unknown === 0
    ? { state: "within", message: `${price}: ${left} are left.` }
    : {
        state: "incomplete",
        message: [`${price}: ${left} are left for the rest.`, ...unknownLine(cost)].join("\n"),
      };
}

/** The most expensive items that a setting can lower, each with the lines that disappear together with it. */
function dearest(lines: readonly CostLine[], end: keyof Range): string[] {
  const items = lines
    .filter(({ partOf }) => !lines.some(({ key }) => key === partOf))
    .map((line) => [line, ...lines.filter(({ partOf }) => partOf === line.key)])
    .map((all) => ({ all, total: sum(all.map(({ monthly }) => monthly ?? exactly(0))) }))
    .filter(({ all, total }) => total[end] > 0 && all.some(({ levers }) => levers.length > 0))
    .sort((a, b) => b.total[end] - a.total[end])
    .slice(0, named)
    .flatMap(itemLines);
  return items.length === 0 ? [] : ["The most expensive items that a setting lowers:", ...items];
}

function itemLines({ all, total }: { readonly all: readonly CostLine[]; readonly total: Range }) {
  const what = all.map((line) => `${line.item} (${quantity(line)})`).join(", ");
  const levers = all.flatMap((line) => line.levers);
  return [`  ${range(total)}  ${what}`, ...levers.map((lever) => `    - ${lever}`)];
}

function unknownLine({ lines }: Cost): string[] {
  const items = lines.flatMap(({ monthly, item }) => (monthly ? [] : [item]));
  return items.length === 0
    ? []
    : [`Not included, because no price is known: ${items.join(", ")}.`];
}
