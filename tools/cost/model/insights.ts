import { ecs } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import type { PriceBook } from "../book";
import type { PriceKey } from "../items";
import type { CostLine, Range } from "../types";
import { weekOf } from "./task/capacity";
import { listOf, mapOf, ofKind } from "./inputs";
import { average } from "./task/schedule";

/** Number of metrics of Container Insights, by the thing that they describe. */
export interface Counts {
  readonly cluster: number;
  readonly service: number;
  readonly task: number;
  /** The price of one such metric. */
  readonly price: PriceKey;
  readonly item: string;
  readonly levers: readonly string[];
}

const off = "monitoring.containerInsights: disabled keeps only the free metrics of the service";

/**
 * With `enabled`: ten metrics each of cluster, service and task family, two more of the cluster and five more of the
 * service. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 */
const enabled: Counts = {
  cluster: 10 + 2,
  service: 2 * 10 + 5,
  task: 0,
  price: "customMetric",
  item: "Container Insights",
  levers: [off],
};

/**
 * With `enhanced`: 24 metrics each of cluster, service and task family, and twice as many of each task, and the same
 * additional metrics. 11 of the 24 are about the container, which has a health check and no restart policy.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-enhanced-observability-metrics-ECS.html
 */
const enhanced: Counts = {
  cluster: 24 + 2,
  service: 2 * 24 + 5,
  task: 2 * 24,
  price: "insightsMetric",
  item: "Container Insights, enhanced",
  levers: ["monitoring.containerInsights: enabled costs the same for any number of tasks", off],
};

/** The metrics of a setting; undefined if it is off or not set. */
export function countsOf(value: unknown): Counts | undefined {
  return value === "enabled" ? enabled : value === "enhanced" ? enhanced : undefined;
}

function settingOf({ inputs }: EvaluatedResource): unknown {
  const settings = (listOf(inputs["settings"]) ?? []).map(mapOf);
  return settings.find(({ name }) => name === "containerInsights")?.["value"];
}

/**
 * Container Insights of the stack's own clusters, with the services that the stack runs in them. The floor has the
 * fewest tasks, the ceiling the most. https://aws.amazon.com/cloudwatch/pricing/
 */
export function insightsLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  return ofKind(all, ecs.cluster).flatMap((cluster) => {
    const counts = countsOf(settingOf(cluster));
    if (!counts) return [];
    const services = ofKind(all, ecs.service).filter((each) => runsIn(each, cluster));
    const tasks = tasksOf(services, all);
    const fixed = counts.cluster + counts.service * services.length;
    const what =
      counts.task > 0
        ? `${fixed} of cluster and service, ${counts.task} of each task`
        : "however many tasks run";
    return book.line({
      key: `insights ${cluster.name}`,
      group: "Monitoring",
      item: counts.item,
      quantity: {
        floor: fixed + counts.task * tasks.floor,
        ceiling: fixed + counts.task * tasks.ceiling,
      },
      unit: "metric",
      parts: [{ key: counts.price }],
      note: `${what}; its events are paid as logs written`,
      levers: counts.levers,
    });
  });
}

/** Whether a service runs in a cluster. The cluster's ARN shows it, because only the cluster itself has that output. */
export function runsIn(service: EvaluatedResource, cluster: EvaluatedResource): boolean {
  return service.dependencies.includes(cluster.urn);
}

export function tasksOf(
  services: readonly EvaluatedResource[],
  all: readonly EvaluatedResource[],
): Range {
  const ranges = services.map((each) => average(weekOf(each, all).periods, (tasks) => tasks));
  return {
    floor: ranges.reduce((total, { floor }) => total + floor, 0),
    ceiling: ranges.reduce((total, { ceiling }) => total + ceiling, 0),
  };
}
