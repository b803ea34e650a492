import type { EvaluatedResource } from "../evaluate";
import { PriceBook } from "./book";
import { insightsLines } from "./model/insights";
import {
  sharedInsightsLines,
  sharedInsightsNotes,
  type SharedInsights,
} from "./model/sharedInsights";
import { balancerLines, networkLines } from "./model/network";
import { monitoringLines } from "./model/monitoring";
import { outsideCheckLines } from "./model/outsideCheck";
import { taskCost } from "./model/tasks";
import { undecidedLines, unitLines } from "./model/units";
import { usageLines } from "./model/usage";
import { webAclLines } from "./model/webAcls";
import { otherCpu } from "./otherCpu";
import { otherNat } from "./otherNat";
import { readPrices, type PriceList } from "./priceList";
import { groups, sum, type Cost } from "./types";

export * from "./types";
export * from "./budget";
export * from "./compare";
export type { SharedInsights };
export { costJson } from "./views/json";
export { costMarkdown } from "./views/markdown";
export { costByGroup, costText } from "./views/text";

/** Facts that the resources do not show. */
export interface CostOptions {
  /** The prices; those in prices.json by default. */
  readonly prices?: PriceList;
  /** Container Insights of another stack's or app's cluster in which services run; off by default. */
  readonly sharedInsights?: SharedInsights;
  /** Services in the setting `network.endpoints`; none by default. */
  readonly endpoints?: readonly string[];
  /** Whether other stacks may use the stack's load balancer; false by default. */
  readonly shares?: boolean;
}

/**
 * What a stack's resources cost in a month of 730 hours, at AWS's list prices, without free tiers except that of
 * dashboards. The floor has the fewest tasks that scaling allows, the ceiling the most. An item without a price is a
 * line without an amount, and never counts as free.
 */
export function costOf(
  resources: readonly EvaluatedResource[],
  region: string,
  {
    prices = readPrices(),
    sharedInsights = "disabled",
    endpoints = [],
    shares = false,
  }: CostOptions = {},
): Cost {
  const book = new PriceBook(prices, region);
  const tasks = taskCost(resources, book);
  const lines = [
    ...tasks.lines,
    ...balancerLines(resources, book, shares),
    ...networkLines(resources, book),
    ...unitLines(resources, book),
    ...monitoringLines(resources, book),
    ...outsideCheckLines(resources, book),
    ...insightsLines(resources, book),
    ...sharedInsightsLines(resources, sharedInsights, book),
    ...webAclLines(resources, book),
    ...undecidedLines(resources),
  ].sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
  const monthly = lines.flatMap((line) => (line.monthly ? [line.monthly] : []));
  return {
    region,
    regionKnown: book.known,
    lines,
    total: sum(monthly),
    unknown: lines.length - monthly.length,
    usage: usageLines(resources, book),
    notes: [...tasks.notes, ...sharedInsightsNotes(resources, sharedInsights, book)],
    choices: [
      otherCpu(resources, region, prices),
      otherNat(resources, region, prices, endpoints),
    ].filter((choice) => choice !== undefined),
    read: book.read,
  };
}
