import type { Alarm, Metrics, Series } from "../../support/cloudWatch";
import { periodOf, stateOf, type Look } from "../../support/cloudWatch";

/** One minute of an app that has two to six tasks behind its own balancer. */
export interface Minute {
  readonly requests: number;
  /** Answers of the app with a status of 500 or above. */
  readonly appErrors: number;
  /** Such answers by the balancer itself. */
  readonly balancerErrors: number;
  /** Seconds within which 95 % of the answers come. */
  readonly p95: number;
  /** Undefined if no target is registered, because the balancer then reports nothing. */
  readonly healthy: number | undefined;
  readonly wanted: number;
  readonly running: number;
  /** Percent. */
  readonly cpu: number;
  readonly memory: number;
  readonly errorLines: number;
  readonly crashes: number;
  readonly unreadSecrets: number;
  /** Whether a deployment begins. */
  readonly deploys: boolean;
  readonly daysToExpiry: number;
  /** Percent of Route 53's checkers that reach the app; undefined if Route 53 reports nothing. */
  readonly reached: number | undefined;
}

/** A minute in which everything is well and little happens. */
export const calm: Minute = {
  requests: 60,
  appErrors: 0,
  balancerErrors: 0,
  p95: 0.3,
  healthy: 2,
  wanted: 2,
  running: 2,
  cpu: 25,
  memory: 55,
  errorLines: 0,
  crashes: 0,
  unreadSecrets: 0,
  deploys: false,
  daysToExpiry: 200,
  reached: 100,
};

/** Whether AWS reports a metric with this value: counts of 0 have no data point, unless AWS's page says otherwise. */
const always = true;
const ifNotZero = false;

/** The value of each metric in a minute, and how the values of several minutes become one. */
const metrics: Readonly<
  Record<string, readonly [of: (minute: Minute) => number | undefined, zero: boolean]>
> = {
  RequestCount: [({ requests }) => requests, ifNotZero],
  HTTPCode_Target_5XX_Count: [({ appErrors }) => appErrors, ifNotZero],
  HTTPCode_ELB_5XX_Count: [({ balancerErrors }) => balancerErrors, ifNotZero],
  TargetResponseTime: [({ requests, p95 }) => (requests > 0 ? p95 : undefined), always],
  HealthyHostCount: [({ healthy }) => healthy, always],
  DesiredTaskCount: [({ wanted }) => wanted, always],
  RunningTaskCount: [({ running }) => running, always],
  CPUUtilization: [({ running, cpu }) => (running > 0 ? cpu : undefined), always],
  MemoryUtilization: [({ running, memory }) => (running > 0 ? memory : undefined), always],
  ErrorLines: [({ errorLines }) => errorLines, ifNotZero],
  CrashedTasks: [({ crashes }) => crashes, ifNotZero],
  UnreadSecrets: [({ unreadSecrets }) => unreadSecrets, ifNotZero],
  Deployments: [({ deploys }) => Number(deploys), ifNotZero],
  DaysToExpiry: [({ daysToExpiry }) => daysToExpiry, always],
  HealthCheckPercentageHealthy: [({ reached }) => reached, always],
};

/** A metric in periods of so many minutes. */
function seriesOf(
  metricName: string,
  stat: string,
  minutes: number,
  days: readonly Minute[],
): Series {
  const metric = metrics[metricName];
  if (!metric) throw new Error(`no model of ${metricName}`);
  const [of, zero] = metric;
  const periods = new Map<number, number[]>();
  days.forEach((minute, index) => {
    const value = of(minute);
    if (value === undefined || (value === 0 && !zero)) return;
    const period = Math.floor(index / minutes);
    const values = periods.get(period);
    if (values) values.push(value);
    else periods.set(period, [value]);
  });
  return new Map([...periods].map(([period, values]) => [period, one(stat, values)]));
}

function one(stat: string, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (stat) {
    case "Sum":
      return sum;
    case "Average":
      return sum / values.length;
    case "Minimum":
      return Math.min(...values);
    case "Maximum":
    case "p95":
      return Math.max(...values);
    default:
      throw new Error(`no model of ${stat}`);
  }
}

function metricsOf(alarm: Alarm, days: readonly Minute[]): Metrics {
  const minutes = periodOf(alarm);
  const { metricName, statistic, metricQueries = [] } = alarm;
  if (metricName !== undefined) {
    return { m1: seriesOf(metricName, String(statistic), minutes, days) };
  }
  return Object.fromEntries(
    metricQueries.flatMap(({ id, metric }) =>
      metric ? [[id, seriesOf(metric.metricName, metric.stat, minutes, days)] as const] : [],
    ),
  );
}

/** Minutes at the beginning in which the alarms are not judged, because new alarms have no past. */
const past = 30;

/** When an alarm goes off, in minutes from the beginning, and for how long it stays on. */
export function alarmsOf(
  alarm: Alarm,
  days: readonly Minute[],
  { delay, extra }: Omit<Look, "now">,
): readonly (readonly [from: number, to: number])[] {
  const values = metricsOf(alarm, days);
  const found: (readonly [number, number])[] = [];
  let since: number | undefined;
  for (let now = past; now <= days.length; now += 1) {
    const before = since === undefined ? "OK" : "ALARM";
    const off = stateOf(alarm, values, { delay, extra, now }, before) === "ALARM";
    if (off) since ??= now;
    else if (since !== undefined) {
      found.push([since, now]);
      since = undefined;
    }
  }
  return since === undefined ? found : [...found, [since, days.length]];
}

/** From minute 100 on, two tasks of four crash again and again for three minutes, and the old tasks go on. */
export function failedDeployment(minute: number): Partial<Minute> {
  const failing = minute >= 100 && minute < 103;
  return {
    deploys: minute === 100 || minute === 103,
    crashes: failing ? 2 : 0,
    running: failing ? 3 : 2,
    errorLines: failing ? 30 : 0,
  };
}
