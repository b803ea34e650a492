import type { Metric } from "../common/metrics/metricMath";
import type { Watched } from "./types";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html */
export function ofService(watched: Watched, metricName: string, stat: string): Metric {
  return { namespace: "AWS/ECS", metricName, dimensions: serviceDimensions(watched), stat };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html */
export function ofInsights(watched: Watched, metricName: string, stat: string): Metric {
  const dimensions = serviceDimensions(watched);
  return { namespace: "ECS/ContainerInsights", metricName, dimensions, stat };
}

function serviceDimensions({ clusterName, serviceName }: Watched) {
  return { ClusterName: clusterName, ServiceName: serviceName };
}

/** Metrics that count lines of the stack's logs. */
export type LogMetric = "ErrorLines" | "CrashedTasks" | "UnreadSecrets" | "Deployments";

/** A metric that counts lines of a log. It has no dimension, because its namespace belongs to this stack. */
export function ofLog({ namespace }: Pick<Watched, "namespace">, metricName: LogMetric): Metric {
  return { namespace, metricName, stat: "Sum" };
}
