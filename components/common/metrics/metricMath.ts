import type * as pulumi from "@pulumi/pulumi";

/** A metric of CloudWatch, and the statistic that counts. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  /** Undefined if only one metric has this name. */
  readonly dimensions?: Readonly<Record<string, pulumi.Input<string>>>;
  /** E.g. `Sum`, or `p95`. */
  readonly stat: string;
}

/** How a graph shows an expression, and the seconds of a data point. */
export interface Expressed {
  readonly id: string;
  readonly label: string;
  readonly period: number;
}

/**
 * The queries of an alarm on an expression. In the expression, the metrics are called `m1`, `m2` and so on, in their
 * order. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function expression(
  { id, label, period }: Expressed,
  text: string,
  metrics: readonly Metric[],
) {
  return [
    ...metrics.map((metric, index) => ({ id: `m${index + 1}`, metric: { ...metric, period } })),
    { id, expression: text, label, returnData: true },
  ];
}

/** The queries of an alarm on a sum. If there is only one metric, it is its own sum. */
export function sumOf(shown: Expressed, metrics: readonly Metric[]) {
  const { label, period } = shown;
  const [metric] = metrics;
  return metric !== undefined && metrics.length === 1
    ? [{ id: "m1", metric: { ...metric, period }, label, returnData: true }]
    : expression(shown, plus(1, metrics.length), metrics);
}

/** An expression for the sum of some metrics, by their numbers: `m2 + m3`. */
export function plus(first: number, last: number): string {
  const count = last - first + 1;
  return Array.from({ length: count }, (_, index) => `m${first + index}`).join(" + ");
}
