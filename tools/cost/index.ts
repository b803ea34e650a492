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

/** What is known beside the resources. */
export interface CostOptions {
  /** Those of prices.json unless others are given. */
  readonly prices?: PriceList;
  /** Container Insights of the cluster of another stack or app, where services run in one; off unless said. */
  readonly sharedInsights?: SharedInsights;
  /** Services that the settings name in `network.endpoints`; none unless said. */
  readonly endpoints?: readonly string[];
  /** Whether other stacks may use the stack's load balancer; not unless said. */
  readonly shares?: boolean;
}

/**
 * What a stack's resources cost a month of 730 hours, at AWS's list prices, without free tiers but for the dashboards':
 * floor with the least tasks that its scaling allows, ceiling with the most. What has no price is a line without one,
 * and never counts as nothing.
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
