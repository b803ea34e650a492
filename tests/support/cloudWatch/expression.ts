import jsep, { type Expression } from "jsep";

/** Values by the number of their period. Other periods have no data point. */
export type Series = ReadonlyMap<number, number>;

/** The data points of each metric of an expression, by the id of its query. */
export type Metrics = Readonly<Record<string, Series>>;

type Value = number | undefined;

/**
 * The value of an expression of CloudWatch's metric math in each period, as far as the stack uses metric math. In
 * arithmetic, a missing value counts as 0 unless all are missing. If a condition is missing, so is its result.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function evaluate(text: string, metrics: Metrics, periods: readonly number[]): Series {
  const valueAt = valuesOf(text, metrics);
  const values = new Map<number, number>();
  for (const period of periods) {
    const value = valueAt(period);
    if (value !== undefined) values.set(period, value);
  }
  return values;
}

/** A period in which no metric has a data point. */
export const withoutData = Number.NEGATIVE_INFINITY;

const known = new WeakMap<Metrics, Map<string, (period: number) => Value>>();

/**
 * The value of an expression by period. Each is computed once, because a test looks at an alarm in every minute of a
 * month.
 */
export function valuesOf(text: string, metrics: Metrics): (period: number) => Value {
  const ofMetrics = known.get(metrics) ?? new Map<string, (period: number) => Value>();
  known.set(metrics, ofMetrics);
  const before = ofMetrics.get(text);
  if (before) return before;
  const tree = jsep(text);
  const values = new Map<number, Value>();
  const valueAt = (period: number) => {
    if (!values.has(period)) values.set(period, valueOf(tree, metrics, period));
    return values.get(period);
  };
  ofMetrics.set(text, valueAt);
  return valueAt;
}

function valueOf(tree: Expression, metrics: Metrics, period: number): Value {
  const inner = (each: unknown) => valueOf(each as Expression, metrics, period);
  switch (tree.type) {
    case "Literal":
      return Number(tree["value"]);
    case "Identifier": {
      const name = tree["name"] as string;
      const series = metrics[name];
      if (!series) throw new Error(`no metric ${name}`);
      return series.get(period);
    }
    case "BinaryExpression": {
      const sides = [tree["left"], tree["right"]] as readonly Expression[];
      const values = sides.map(inner);
      // A constant has no data points of its own.
      const missing = sides.every((side, index) => {
        return side.type === "Literal" || values[index] === undefined;
      });
      return missing ? undefined : combined(tree["operator"] as string, values);
    }
    case "CallExpression":
      return called(tree, inner);
    default:
      throw new Error(`no model of ${tree.type}`);
  }
}

function combined(operator: string, [a = 0, b = 0]: readonly Value[]): Value {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? undefined : a / b;
    case ">":
      return a > b ? 1 : 0;
    case ">=":
      return a >= b ? 1 : 0;
    default:
      throw new Error(`no model of ${operator}`);
  }
}

function called(tree: Expression, inner: (each: unknown) => Value): Value {
  const { name } = tree["callee"] as { readonly name: string };
  const args = tree["arguments"] as readonly Expression[];
  switch (name) {
    case "IF": {
      const condition = inner(args[0]);
      return condition === undefined ? undefined : inner(condition === 0 ? args[2] : args[1]);
    }
    case "FILL":
      return inner(args[0]) ?? inner(args[1]);
    case "MAX": {
      const [list] = args;
      const values = ((list?.["elements"] as readonly Expression[] | undefined) ?? [])
        .map(inner)
        .filter((value) => value !== undefined);
      return values.length === 0 ? undefined : Math.max(...values);
    }
    default:
      throw new Error(`no model of ${name}`);
  }
}
