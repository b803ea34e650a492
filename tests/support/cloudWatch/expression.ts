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
  const tree = parsed(text);
  const values = new Map<number, number>();
  for (const period of periods) {
    const value = valueOf(tree, metrics, period);
    if (value !== undefined) values.set(period, value);
  }
  return values;
}

const trees = new Map<string, Expression>();

/** An alarm is looked at in every minute of a month, so each expression is parsed once. */
function parsed(text: string): Expression {
  const tree = trees.get(text) ?? jsep(text);
  trees.set(text, tree);
  return tree;
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
