import type { Alarm, Metrics, Series } from "../../../../support/cloudWatch";
import { stateOf, type Look } from "../../../../support/cloudWatch";

/** Seconds of the clock: the first, and the one after the last. */
export type Span = readonly [from: number, to: number];

/** What the balancer sees in each second of a clock that starts at a full minute. */
export interface Seen {
  /** Answers of 500 and above, by second. Seconds without such answers are left out. */
  readonly errors?: ReadonlyMap<number, number>;
  /** When each target group has an unhealthy task. */
  readonly unhealthy?: readonly (readonly Span[])[];
  /** The second at which the clock stops. */
  readonly end: number;
}

/** The metrics of an alarm, minute by minute, as Elastic Load Balancing reports them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
function metricsOf({ metricQueries = [] }: Alarm, seen: Seen): Metrics {
  const metrics: Record<string, Series> = {};
  for (const { id, metric } of metricQueries) {
    if (!metric) continue;
    switch (metric.metricName) {
      case "HTTPCode_Target_5XX_Count":
        metrics[id] = errorSums(seen);
        break;
      // Reported only if it is not 0.
      case "HTTPCode_ELB_5XX_Count":
        metrics[id] = new Map();
        break;
      case "UnHealthyHostCount": {
        const group = Number(/\d+$/.exec(metric.dimensions?.["TargetGroup"] ?? "")?.[0]);
        metrics[id] = unhealthyHosts(seen, group, metric.stat);
        break;
      }
      default:
        throw new Error(`no model of ${metric.metricName}`);
    }
  }
  return metrics;
}

/** One point for each minute with errors, because the metric is reported only if it is not 0. */
function errorSums({ errors = new Map<number, number>() }: Seen): Series {
  const sums = new Map<number, number>();
  for (const [second, count] of errors) {
    const minute = Math.floor(second / 60);
    sums.set(minute, (sums.get(minute) ?? 0) + count);
  }
  return sums;
}

function unhealthyHosts({ unhealthy = [], end }: Seen, group: number, stat: string): Series {
  const spans = unhealthy[group] ?? [];
  const hosts = new Map<number, number>();
  for (let minute = 0; minute * 60 < end; minute += 1) {
    const [from, to] = [minute * 60, minute * 60 + 60];
    const whole = spans.some((span) => span[0] <= from && span[1] >= to);
    const touched = spans.some((span) => span[0] < to && span[1] > from);
    hosts.set(minute, (stat === "Minimum" ? whole : touched) ? 1 : 0);
  }
  return hosts;
}

/** The first second, from a given one on, at which an alarm is in ALARM; undefined if it never is. */
export function goesOff(
  alarm: Alarm,
  seen: Seen,
  look: Omit<Look, "now">,
  from = 0,
): number | undefined {
  const metrics = metricsOf(alarm, seen);
  for (let now = Math.ceil(from / 60); now * 60 <= seen.end; now += 1) {
    if (stateOf(alarm, metrics, { ...look, now }) === "ALARM") return now * 60;
  }
  return undefined;
}
