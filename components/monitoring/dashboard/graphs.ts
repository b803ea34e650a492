import { ofRequests } from "../../common/metrics/balancerMetrics";
import { checkRegion } from "../checkRegion";
import { ofLog } from "../metrics";
import type { Watched } from "../types";
import type { DashboardArgs } from "./types";
import {
  averageAndMaximum,
  failures,
  green,
  grey,
  line,
  lines,
  orange,
  taskLines,
  type Line,
} from "./lines";

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
