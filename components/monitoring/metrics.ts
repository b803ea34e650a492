import type { Metric } from "../metricMath";
import type { Watched } from "./types";

const balancer = "AWS/ApplicationELB";

/**
 * A metric of the balancer about the app's own requests: one for the balancer, or one for each target group if other
 * apps' requests pass through it, too.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function ofRequests(watched: Watched, metricName: string, stat: string): Metric[] {
  return watched.balancerIsShared
    ? ofTargets(watched, metricName, stat)
    : [ofBalancer(watched, metricName, stat)];
}

/** A metric of the balancer itself. */
export function ofBalancer(watched: Watched, metricName: string, stat: string): Metric {
  const dimensions = { LoadBalancer: watched.balancerArnSuffix };
  return { namespace: balancer, metricName, dimensions, stat };
}

/** A metric of each target group. */
export function ofTargets(
  { balancerArnSuffix: LoadBalancer, targetGroupArnSuffixes }: Watched,
  metricName: string,
  stat: string,
): Metric[] {
  return targetGroupArnSuffixes.map((TargetGroup) => {
    return { namespace: balancer, metricName, dimensions: { LoadBalancer, TargetGroup }, stat };
  });
}

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

/** Metrics that the stack takes from its logs. */
export type LogMetric = "ErrorLines" | "CrashedTasks" | "UnreadSecrets" | "Deployments";

/** A metric that comes from a log. It has no dimension: its namespace is the stack's own. */
export function ofLog({ namespace }: Pick<Watched, "namespace">, metricName: LogMetric): Metric {
  return { namespace, metricName, stat: "Sum" };
}
