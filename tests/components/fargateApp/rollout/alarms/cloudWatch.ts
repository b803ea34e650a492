import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";

/** An alarm as the provider sends it. */
export type Alarm = Unwrap<cloudwatch.MetricAlarmArgs> & Counting;

/** The part of an alarm that says how its data points are judged. */
interface Counting {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly treatMissingData: string;
}

/** Values by the number of their minute. A minute that is not a key has no data point. */
export type Series = ReadonlyMap<number, number>;

/** The data points of each metric of an alarm, by the id of its query. */
export type Metrics = Readonly<Record<string, Series>>;

export interface Look {
  /** Minutes from minute 0 until now. */
  readonly now: number;
  /** Whole minutes between the end of a data point's minute and the moment when CloudWatch has it. */
  readonly delay: number;
  /**
   * How many minutes beyond its evaluation periods an alarm looks back if the newest have no data point. AWS's examples
   * have two; it does not say how many there are in general.
   */
  readonly extra: number;
}

/** An alarm's state as CloudWatch judges it at a moment, from the data points that have arrived by then. */
export function stateOf(alarm: Alarm, metrics: Metrics, look: Look): "ALARM" | "OK" {
  const periods = alarm.evaluationPeriods;
  const first = look.now - periods - look.extra;
  const minutes = Array.from({ length: periods + look.extra }, (_, index) => first + index);
  const arrived = (series: Series) =>
    new Map([...series].filter(([minute]) => minute + 1 + look.delay <= look.now));
  const visible = Object.fromEntries(
    Object.entries(metrics).map(([id, series]) => [id, arrived(series)]),
  );
  const values = evaluate(expressionOf(alarm), visible, minutes);
  return judge(
    minutes.map((minute) => values.get(minute)),
    alarm,
  );
}

/**
 * Judges the data points of an alarm's evaluation range, the oldest first; undefined stands for one that is missing. If
 * there are as many as the alarm has evaluation periods, the newest of them count, and none is filled in.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function judge(
  points: readonly (number | undefined)[],
  { evaluationPeriods, datapointsToAlarm, threshold, treatMissingData }: Counting,
): "ALARM" | "OK" {
  if (treatMissingData !== "notBreaching") throw new Error("only notBreaching is modelled");
  const real = points.filter((value) => value !== undefined).slice(-evaluationPeriods);
  return real.filter((value) => value >= threshold).length >= datapointsToAlarm ? "ALARM" : "OK";
}

function expressionOf({ metricQueries = [] }: Alarm): string {
  const [query] = metricQueries.filter(({ returnData }) => returnData === true);
  if (!query) throw new Error("the alarm returns no data");
  return query.expression ?? query.id;
}

/**
 * The sum of metrics: `m1`, or `FILL(m1, 0)`, which has a value for each minute that is asked for. A metric that has no
 * data point in a minute counts as 0 there; if none has one, the sum has none.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function evaluate(expression: string, metrics: Metrics, minutes: readonly number[]): Series {
  const terms = expression.split(" + ").map((term) => termOf(term, metrics, minutes));
  const sum = new Map<number, number>();
  for (const minute of minutes) {
    const values = terms.map((term) => term.get(minute)).filter((value) => value !== undefined);
    if (values.length > 0)
      sum.set(
        minute,
        values.reduce((total, value) => total + value, 0),
      );
  }
  return sum;
}

function termOf(term: string, metrics: Metrics, minutes: readonly number[]): Series {
  const [, filled, value, plain] = /^(?:FILL\((\w+), (\d+)\)|(\w+))$/.exec(term) ?? [];
  const series = metrics[filled ?? plain ?? ""];
  if (!series) throw new Error(`no metric for ${term}`);
  if (filled === undefined) return series;
  return new Map(minutes.map((minute) => [minute, series.get(minute) ?? Number(value)]));
}
