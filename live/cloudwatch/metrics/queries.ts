import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { ServiceNames } from "../../../components/common/live/service";

/**
 * Seconds of one point. CloudWatch keeps no finer points for 63 days.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export const periodSeconds = 300;

/** A target group and its load balancer, by the names that CloudWatch's metrics use. */
export interface Group {
  /** `targetgroup/<name>/<id>` */
  readonly targetGroup: string;
  /** `app/<name>/<id>`; undefined if no listener forwards to the group. */
  readonly balancer: string | undefined;
}

/**
 * The queries for CloudWatch. Percentiles over time use each point's maximum: a point holds only five samples of each
 * task, which is too few for a percentile. Each task adds one sample a minute.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-metrics.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function queries(
  { cluster, service }: ServiceNames,
  groups: readonly Group[],
): MetricDataQuery[] {
  const ofService = (id: string, metric: string, statistic: string) =>
    query(id, "AWS/ECS", metric, statistic, { ClusterName: cluster, ServiceName: service });
  return [
    ofService("cpuMaximum", "CPUUtilization", "Maximum"),
    ofService("cpuAverage", "CPUUtilization", "Average"),
    ofService("samples", "CPUUtilization", "SampleCount"),
    ofService("memoryMaximum", "MemoryUtilization", "Maximum"),
    ofService("memoryAverage", "MemoryUtilization", "Average"),
    ...groups.flatMap(ofGroup),
  ];
}

function ofGroup({ targetGroup, balancer }: Group, index: number): MetricDataQuery[] {
  if (balancer === undefined) return [];
  const behind = { LoadBalancer: balancer, TargetGroup: targetGroup };
  const elb = "AWS/ApplicationELB";
  return [
    query(`requests${index}`, elb, "RequestCountPerTarget", "Sum", behind),
    query(`healthy${index}`, elb, "HealthyHostCount", "Average", behind),
  ];
}

function query(
  Id: string,
  Namespace: string,
  MetricName: string,
  Stat: string,
  dimensions: Readonly<Record<string, string>>,
): MetricDataQuery {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return {
    Id,
    MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: periodSeconds, Stat },
  };
}
