import { appautoscaling, cloudwatch } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import { free, unpriced, type PriceBook } from "../book";
import { exactly, type CostLine } from "../types";
import { listOf, mapOf, numberOf, ofKind, textOf } from "./inputs";

/** Number of dashboards that are free in an account. https://aws.amazon.com/cloudwatch/pricing/ */
const freeDashboards = 3;

/**
 * Dashboards, and alarms by the number of metrics that they watch. Alarms that scaling makes by itself are included.
 */
export function monitoringLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  const alarms = ofKind(all, cloudwatch.metricAlarm);
  const fast = alarms.filter(isHighResolution);
  const standard = alarms.filter((each) => !isHighResolution(each));
  const tracking = ofKind(all, appautoscaling.policy).filter(isTargetTracking).length;
  const metrics = standard.reduce((total, each) => total + metricsOf(each), 2 * tracking);
  return [
    ...(metrics > 0
      ? [
          book.line({
            key: "alarms",
            group: "Monitoring",
            item: "alarms, by metric",
            quantity: exactly(metrics),
            unit: "metric",
            parts: [{ key: "alarmMetric" }],
            note: tracking > 0 ? `${2 * tracking} of them made by scaling` : undefined,
          }),
        ]
      : []),
    ...fast.map(({ name }) =>
      unpriced({
        key: `fast alarm ${name}`,
        group: "Monitoring",
        item: `alarm ${name}`,
        quantity: exactly(1),
        unit: "alarm",
        reason: "no price for alarms with periods under a minute",
      }),
    ),
    ...dashboardLines(all, book),
  ];
}

/** Each metric of a metric math expression counts. https://aws.amazon.com/cloudwatch/pricing/ */
function metricsOf({ inputs }: EvaluatedResource): number {
  const queries = (listOf(inputs["metricQueries"]) ?? []).map(mapOf);
  return Math.max(1, queries.filter((query) => query["metric"] !== undefined).length);
}

function isHighResolution({ inputs }: EvaluatedResource): boolean {
  const queries = (listOf(inputs["metricQueries"]) ?? []).map((each) =>
    mapOf(mapOf(each)["metric"]),
  );
  return [inputs, ...queries].some((each) => (numberOf(each["period"]) ?? 60) < 60);
}

/** Target tracking makes an alarm to scale out and one to scale in.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html */
function isTargetTracking({ inputs }: EvaluatedResource): boolean {
  return textOf(inputs["policyType"]) === "TargetTrackingScaling";
}

function dashboardLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  const count = ofKind(all, cloudwatch.dashboard).length;
  const about = {
    key: "dashboards",
    group: "Monitoring" as const,
    item: "dashboards",
    unit: "dashboard",
  };
  const price = book.usd("dashboardMonth");
  const beyond = price === undefined ? "" : `, ${price.toFixed(2)} each beyond`;
  const reason = `free within the account's first ${freeDashboards}${beyond}`;
  if (count === 0) return [];
  if (count <= freeDashboards) return [free({ ...about, quantity: exactly(count), reason })];
  const quantity = exactly(count - freeDashboards);
  return [book.line({ ...about, quantity, parts: [{ key: "dashboardMonth" }], note: reason })];
}
