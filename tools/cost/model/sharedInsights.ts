import { ecs } from "../../aws";
import type { ContainerInsights } from "../../../components/fargateApp/types";
import type { EvaluatedResource } from "../../evaluate";
import type { PriceBook } from "../book";
import type { CostLine } from "../types";
import { countsOf, runsIn, tasksOf, type Counts } from "./insights";
import { ofKind } from "./inputs";

/** Container Insights of another stack's or app's cluster; `unknown` if no setting names it. */
export type SharedInsights = ContainerInsights | "unknown";

type Resources = readonly EvaluatedResource[];

/** What services add to Container Insights of a cluster that belongs to another stack or app. */
export function sharedInsightsLines(
  all: Resources,
  insights: SharedInsights,
  book: PriceBook,
): CostLine[] {
  const counts = countsOf(insights);
  const services = guests(all);
  return counts && services.length > 0 ? [line(services, all, counts, book)] : [];
}

/**
 * One sentence about what they would add, if it is unknown whether the cluster has Container
 * Insights.
 */
export function sharedInsightsNotes(
  all: Resources,
  insights: SharedInsights,
  book: PriceBook,
): string[] {
  const counts = countsOf("enabled");
  const services = guests(all);
  if (insights !== "unknown" || !counts || services.length === 0) return [];
  const { quantity, monthly, basis } = line(services, all, counts, book);
  const price = monthly ? `${monthly.floor.toFixed(2)} USD more` : basis;
  return [
    `If the shared cluster has Container Insights, the service adds ${quantity.floor} metrics to it: ${price}.`,
  ];
}

/** Services that run in another stack's or app's cluster. */
function guests(all: Resources): Resources {
  const clusters = ofKind(all, ecs.cluster);
  return ofKind(all, ecs.service).filter(
    (service) => !clusters.some((cluster) => runsIn(service, cluster)),
  );
}

function line(services: Resources, all: Resources, counts: Counts, book: PriceBook): CostLine {
  const tasks = tasksOf(services, all);
  const fixed = counts.service * services.length;
  return book.line({
    key: "insights shared",
    group: "Monitoring",
    item: `${counts.item}, in the shared cluster`,
    quantity: {
      floor: fixed + counts.task * tasks.floor,
      ceiling: fixed + counts.task * tasks.ceiling,
    },
    unit: "metric",
    parts: [{ key: counts.price }],
    note: "what this service adds; its events are paid as logs written",
    levers: ["monitoring.containerInsights: disabled, in the stack whose cluster it is"],
  });
}
