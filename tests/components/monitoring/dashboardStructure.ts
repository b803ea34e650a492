import { z } from "zod";

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

const shown = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z]\w*$/)
    .optional(),
  label: z.string().optional(),
  stat: z.string().optional(),
  color: colour.optional(),
  visible: z.boolean().optional(),
  yAxis: z.enum(["left", "right"]).optional(),
  period: z.int().optional(),
  region: z.string().optional(),
});

/** Namespace, name, dimensions in pairs, and at the end how it is shown; or only an expression. */
const line = z
  .array(z.unknown())
  .refine(
    (parts) => (parts.length === 1 ? expression.safeParse(parts[0]).success : isMetric(parts)),
    {
      error: "is no metric and no expression",
    },
  );

const expression = shown.extend({ expression: z.string().min(1) }).omit({ stat: true });

function isMetric(parts: readonly unknown[]): boolean {
  const names = parts.filter((part) => typeof part === "string");
  const rest = parts.slice(names.length);
  return (
    names.length >= 2 &&
    names.length % 2 === 0 &&
    rest.length <= 1 &&
    rest.every((part) => shown.safeParse(part).success)
  );
}

const axis = z.strictObject({
  label: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  showUnits: z.boolean().optional(),
});

const mark = z.strictObject({
  value: z.number(),
  label: z.string().optional(),
  color: colour.optional(),
  fill: z.enum(["above", "below"]).optional(),
  visible: z.boolean().optional(),
  yAxis: z.enum(["left", "right"]).optional(),
});

const place = {
  x: z.int().min(0).max(23),
  y: z.int().min(0),
  width: z.int().min(1).max(24),
  height: z.int().min(1).max(1000),
};

const metric = z.strictObject({
  ...place,
  type: z.literal("metric"),
  properties: z.strictObject({
    title: z.string(),
    region: z.string(),
    metrics: z.array(line).min(1).max(500),
    view: z.enum(["timeSeries", "singleValue", "gauge", "bar", "pie", "table"]),
    stacked: z.boolean().optional(),
    stat: z.string(),
    period: z.int().multipleOf(60),
    yAxis: z.strictObject({ left: axis.optional(), right: axis.optional() }).optional(),
    annotations: z.strictObject({ horizontal: z.array(mark).optional() }).optional(),
  }),
});

const log = z.strictObject({
  ...place,
  type: z.literal("log"),
  properties: z.strictObject({
    title: z.string().optional(),
    region: z.string(),
    query: z.string().regex(/^SOURCE '[^']+' \| /),
    view: z.enum(["table", "timeSeries", "bar", "pie"]).optional(),
  }),
});

const alarm = z.strictObject({
  ...place,
  type: z.literal("alarm"),
  properties: z.strictObject({
    title: z.string().optional(),
    alarms: z.array(z.string()).min(1).max(100),
    sortBy: z.enum(["default", "stateUpdatedTimestamp", "timestamp"]).optional(),
  }),
});

const text = z.strictObject({
  ...place,
  type: z.literal("text"),
  properties: z.strictObject({ markdown: z.string().min(1) }),
});

/**
 * What CloudWatch accepts as the body of a dashboard, according to its documentation. AWS publishes no schema.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export const dashboardStructure = z.strictObject({
  widgets: z
    .array(z.discriminatedUnion("type", [metric, log, alarm, text]))
    .max(100)
    .refine((widgets) => widgets.every(({ x, width }) => x + width <= 24), {
      error: "a widget leaves the grid",
    }),
});
