import type * as pulumi from "@pulumi/pulumi";
import type { Metric } from "../../metrics/metricMath";
import { ofBalancer, ofRequests, ofTargets } from "../../metrics/balancerMetrics";
import { checkRegion } from "../checkRegion";
import { ofInsights, ofLog, ofService } from "../metrics";
import type { Watched } from "../types";
import type { DashboardArgs } from "./types";

type Shown = Readonly<Record<string, string | boolean>>;

/** A line of a graph: a metric's names and how the graph shows it, or an expression. */
export type Line = readonly (pulumi.Input<string> | Shown)[];

/** A horizontal line that marks a value in a graph. */
interface Mark {
  readonly label: string;
  readonly value: number;
  readonly color?: string;
}

/** A graph of the dashboard. */
export interface Graph {
  readonly title: string;
  readonly stat: string;
  readonly metrics: readonly Line[];
  readonly lines: readonly Mark[];
  readonly unit: string;
  /** The right axis; undefined for none. */
  readonly right?: Axis;
}

interface Axis {
  readonly label: string;
  readonly max: number;
}

const green = "#2ca02c";
const red = "#d62728";
const orange = "#ff7f0e";
const grey = "#7f7f7f";

/** Requests, failures and times above; tasks, CPU and memory below. */
export function graphs(args: DashboardArgs): readonly Graph[] {
  const { watched, settings, targets } = args;
  const deploys = deployments(args);
  const reached = fromOutside(watched);
  return [
    {
      title: "Requests a minute",
      stat: "Sum",
      unit: "requests",
      metrics: [
        ...lines(ofRequests(watched, "RequestCount", "Sum"), "requests"),
        ...deploys.metrics,
      ],
      lines: [],
      right: deploys.right,
    },
    {
      title: "Answers that fail, a minute",
      stat: "Sum",
      unit: "answers",
      metrics: [...failures(watched), ...deploys.metrics],
      lines: [],
      right: deploys.right,
    },
    {
      title: "Time to answer",
      stat: "p50",
      unit: "seconds",
      metrics: [
        ...["p50", "p95", "p99"].flatMap((stat) =>
          lines(ofRequests(watched, "TargetResponseTime", stat), stat),
        ),
        ...deploys.metrics,
      ],
      lines: alarmAt(args, "alarm on p95", settings.thresholds.latencySeconds),
      right: deploys.right,
    },
    {
      title: "Tasks",
      stat: "Maximum",
      unit: "tasks",
      metrics: [...taskLines(watched), ...reached.metrics],
      lines: [
        { label: "fewest", value: watched.counts.min, color: grey },
        ...(watched.counts.max > watched.counts.min
          ? [{ label: "most", value: watched.counts.max, color: orange }]
          : []),
      ],
      right: reached.right,
    },
    {
      title: "CPU",
      stat: "Average",
      unit: "percent",
      metrics: averageAndMaximum(watched, "CPUUtilization"),
      lines: [
        { label: "alarm", value: settings.cpuAlarmPercent },
        ...(targets ? [{ label: "scaling aims at", value: targets.cpu, color: green }] : []),
      ],
    },
    {
      title: "Memory",
      stat: "Average",
      unit: "percent",
      metrics: averageAndMaximum(watched, "MemoryUtilization"),
      lines: [
        ...alarmAt(args, "alarm", settings.thresholds.memoryPercent),
        ...(targets ? [{ label: "scaling aims at", value: targets.memory, color: green }] : []),
      ],
    },
  ];
}

/** A mark at the value at which an alarm goes off, if the stack has that alarm. */
function alarmAt({ settings }: DashboardArgs, label: string, value: number): readonly Mark[] {
  switch (settings.alarms) {
    case "cpu":
      return [];
    case "all":
      return [{ label, value }];
  }
}

/**
 * A line with a spike in the minute in which a deployment begins. CloudWatch's own vertical marks would stay the same
 * until the next `pulumi up`.
 */
function deployments({ watched, eventLogName }: DashboardArgs) {
  if (eventLogName === undefined) return { metrics: [] };
  const hidden = line(ofLog(watched, "Deployments"), { id: "began", visible: false });
  const shown = { label: "deployment", yAxis: "right", color: grey };
  return {
    metrics: [hidden, [{ expression: "FILL(began, 0)", id: "deployments", ...shown }] as const],
    right: { label: "deployment", max: 1 },
  };
}

/** The share of Route 53's checkers that reach the app. Its metric is in one region only. */
function fromOutside({ healthCheckId }: Watched) {
  if (healthCheckId === undefined) return { metrics: [] };
  const label = "reached from outside (%)";
  const shown = { label, stat: "Average", region: checkRegion, yAxis: "right", color: grey };
  const percentage = "HealthCheckPercentageHealthy";
  return {
    metrics: [["AWS/Route53", percentage, "HealthCheckId", healthCheckId, shown] as const],
    right: { label, max: 100 },
  };
}

function failures(watched: Watched): readonly Line[] {
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

function taskLines(watched: Watched): readonly Line[] {
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

function averageAndMaximum(watched: Watched, metricName: string): readonly Line[] {
  return [
    line(ofService(watched, metricName, "Average"), { label: "average" }),
    line(ofService(watched, metricName, "Maximum"), { label: "highest task" }),
  ];
}

/** A line for each metric. If there are two target groups, the labels have numbers. */
function lines(metrics: readonly Metric[], label: string, color?: string): readonly Line[] {
  return metrics.map((metric, index) =>
    line(metric, {
      label: metrics.length > 1 ? `${label} ${index + 1}` : label,
      ...(color === undefined ? {} : { color }),
    }),
  );
}

function line({ namespace, metricName, dimensions = {}, stat }: Metric, shown: Shown): Line {
  return [namespace, metricName, ...Object.entries(dimensions).flat(), { stat, ...shown }];
}
