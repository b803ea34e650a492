import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import { valuesOf, withoutData, type Metrics } from "./expression";

export * from "./expression";

/** An alarm, in the form in which the provider sends it. */
export type Alarm = Unwrap<cloudwatch.MetricAlarmArgs> & Counting;

/** The part of an alarm that says how its data points are judged. */
export interface Counting {
  readonly evaluationPeriods: number;
  /** Default: all of them. */
  readonly datapointsToAlarm?: number;
  readonly threshold: number;
  readonly comparisonOperator: string;
  readonly treatMissingData: string;
}

/** Without data, an alarm has a third state, which notifies nobody; here it counts as OK. */
export type State = "ALARM" | "OK";

/** Unknown behaviour of CloudWatch, and the moment of the look. */
export interface Look {
  /** Minutes from minute 0 until now. */
  readonly now: number;
  /** Whole minutes between the end of a data point's period and the moment when CloudWatch has it. */
  readonly delay: number;
  /**
   * How many periods beyond its evaluation periods an alarm looks back if the newest have no data point. AWS's examples
   * have two, but AWS does not give the general number.
   */
  readonly extra: number;
}

/** Minutes of a data point of an alarm. */
export function periodOf({ period, metricQueries = [] }: Alarm): number {
  const [query] = metricQueries.filter(({ metric }) => metric !== undefined);
  return (period ?? query?.metric?.period ?? 60) / 60;
}

/**
 * An alarm's state at a moment, from the data points that have arrived by then. The metrics have a value for each of
 * the alarm's own periods.
 */
export function stateOf(alarm: Alarm, metrics: Metrics, look: Look, before: State = "OK"): State {
  const minutes = periodOf(alarm);
  const last = Math.floor(look.now / minutes);
  const value = valuesOf(expressionOf(alarm), metrics);
  const points: (number | undefined)[] = [];
  for (let at = last - alarm.evaluationPeriods - look.extra; at < last; at += 1) {
    points.push(value((at + 1) * minutes + look.delay <= look.now ? at : withoutData));
  }
  return judge(points, alarm, before);
}

/**
 * Judges the data points of an alarm's evaluation range, the oldest first; undefined stands for a missing one. If there
 * are as many as the alarm has evaluation periods, the newest of them count, and none is filled in.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function judge(
  points: readonly (number | undefined)[],
  alarm: Counting,
  before: State = "OK",
): State {
  const { evaluationPeriods, datapointsToAlarm = evaluationPeriods } = alarm;
  const real = points.filter((value) => value !== undefined).slice(-evaluationPeriods);
  if (alarm.treatMissingData === "ignore" && real.length === 0) return before;
  const bad = real.filter((value) => breaches(value, alarm)).length;
  const all = bad + filledIn(real.length, bad, alarm);
  return all >= datapointsToAlarm ? "ALARM" : "OK";
}

/** How many of the missing data points count as bad. */
function filledIn(
  real: number,
  bad: number,
  { treatMissingData, evaluationPeriods }: Counting,
): number {
  switch (treatMissingData) {
    case "breaching":
      return evaluationPeriods - real;
    case "missing":
      return real > 0 && bad === real ? evaluationPeriods - real : 0;
    case "notBreaching":
    case "ignore":
      return 0;
    default:
      throw new Error(`no model of ${treatMissingData}`);
  }
}

function breaches(value: number, { comparisonOperator, threshold }: Counting): boolean {
  switch (comparisonOperator) {
    case "GreaterThanOrEqualToThreshold":
      return value >= threshold;
    case "GreaterThanThreshold":
      return value > threshold;
    case "LessThanThreshold":
      return value < threshold;
    case "LessThanOrEqualToThreshold":
      return value <= threshold;
    default:
      throw new Error(`no model of ${comparisonOperator}`);
  }
}

/** The expression that an alarm judges; for a single metric, its id. */
function expressionOf({ metricQueries = [] }: Alarm): string {
  if (metricQueries.length === 0) return "m1";
  const [query] = metricQueries.filter(({ returnData }) => returnData === true);
  if (!query) throw new Error("the alarm returns no data");
  return query.expression ?? query.id;
}
