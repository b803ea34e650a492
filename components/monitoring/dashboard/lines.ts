import type * as pulumi from "@pulumi/pulumi";
import type { Metric } from "../../common/metrics/metricMath";
import { ofRequests, ofBalancer, ofTargets } from "../../common/metrics/balancerMetrics";
import { ofInsights, ofService } from "../metrics";
import type { Watched } from "../types";

/** How a graph shows a line: its label, colour, axis. */
export type Shown = Readonly<Record<string, string | boolean>>;

/** A line of a graph: a metric's names and how the graph shows it, or an expression. */
export type Line = readonly (pulumi.Input<string> | Shown)[];

/** The colours of CloudWatch's own palette that say something here. */
export const green = "#2ca02c";
export const red = "#d62728";
export const orange = "#ff7f0e";
export const grey = "#7f7f7f";

/** A line for each metric. If there are two target groups, the labels have numbers. */
export function lines(metrics: readonly Metric[], label: string, color?: string): readonly Line[] {
  return metrics.map((metric, index) =>
    line(metric, {
      label: metrics.length > 1 ? `${label} ${index + 1}` : label,
      ...(color === undefined ? {} : { color }),
    }),
  );
}

/** A line for one metric. */
export function line({ namespace, metricName, dimensions = {}, stat }: Metric, shown: Shown): Line {
  return [namespace, metricName, ...Object.entries(dimensions).flat(), { stat, ...shown }];
}

/** How many tasks are healthy, unhealthy, running and wanted. */
export function taskLines(watched: Watched): readonly Line[] {
  return [
    ...lines(ofTargets(watched, "HealthyHostCount", "Maximum"), "healthy", green),
    ...lines(ofTargets(watched, "UnHealthyHostCount", "Maximum"), "unhealthy", red),
    ...(watched.countsTasks
      ? [
          line(ofInsights(watched, "RunningTaskCount", "Maximum"), { label: "running" }),
          line(ofInsights(watched, "DesiredTaskCount", "Maximum"), {
            label: "wanted",
            color: grey,
          }),
        ]
      : // Each task reports its CPU once a minute, so the number of reports is the number of tasks.
        [line(ofService(watched, "CPUUtilization", "SampleCount"), { label: "running" })]),
  ];
}

/** A metric of the service as its average, and that of its busiest task. */
export function averageAndMaximum(watched: Watched, metricName: string): readonly Line[] {
  return [
    line(ofService(watched, metricName, "Average"), { label: "average" }),
    line(ofService(watched, metricName, "Maximum"), { label: "highest task" }),
  ];
}

/** Answers that fail, by who gave them: the balancer, unless it is another stack's, and the app. */
export function failures(watched: Watched): readonly Line[] {
  return [
    ...(watched.balancerIsShared
      ? []
      : [
          line(ofBalancer(watched, "HTTPCode_ELB_5XX_Count", "Sum"), {
            label: "5xx of the balancer",
            color: orange,
          }),
        ]),
    ...lines(ofRequests(watched, "HTTPCode_Target_5XX_Count", "Sum"), "5xx of the app", red),
    ...lines(ofRequests(watched, "HTTPCode_Target_4XX_Count", "Sum"), "4xx of the app", grey),
  ];
}
