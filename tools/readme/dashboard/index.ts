import type { EvaluatedResource } from "../../evaluate";
import { cloudwatch } from "../../aws";
import { graph, type GraphProperties } from "./graph";
import { sampleRows } from "./samples";
import { element, text, type Box } from "./svg";

/** Pixels of a column and of a row of CloudWatch's grid. */
const [column, row] = [50, 44];
const gap = 8;

interface Widget {
  readonly type: "text" | "alarm" | "metric" | "log";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * A picture of a stack's dashboard, drawn from the body that CloudWatch gets, with made-up values. Raises an Error if
 * the stack has no dashboard.
 */
export function dashboardPicture(resources: readonly EvaluatedResource[]): string {
  const dashboard = resources.find(({ type }) => type === cloudwatch.dashboard.type);
  if (!dashboard) throw new Error("the stack has no dashboard");
  const { widgets } = JSON.parse(String(dashboard.inputs["dashboardBody"])) as {
    readonly widgets: readonly Widget[];
  };
  const height = Math.max(...widgets.map(({ y, height: rows }) => (y + rows) * row));
  const size = { width: 24 * column, height };
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${size.width} ${size.height}`,
      "font-family": "system-ui, sans-serif",
      role: "img",
      "aria-label": "The dashboard, with values that are made up",
    },
    `\n${[element("rect", { x: 0, y: 0, ...size, fill: "#f2f3f3" }), ...widgets.map(drawn)].join("\n")}\n`,
  )}\n`;
}

function drawn({ type, properties, ...spot }: Widget): string {
  const box: Box = {
    x: spot.x * column + gap / 2,
    y: spot.y * row + gap / 2,
    width: spot.width * column - gap,
    height: spot.height * row - gap,
  };
  const frame = element("rect", { ...box, rx: 8, fill: "#ffffff", stroke: "#d5dbdb" });
  return `${frame}\n${inside(type, properties, box)}`;
}

function inside(type: Widget["type"], properties: Widget["properties"], box: Box): string {
  switch (type) {
    case "metric":
      return graph(properties as unknown as GraphProperties, box);
    case "text":
      return heading(String(properties["markdown"]), box);
    case "alarm":
      return alarms(properties["alarms"] as readonly string[], box);
    case "log":
      return list(String(properties["title"]), box);
  }
}

/** Markdown for a reader: headings without #, links as their text. */
function heading(markdown: string, { x, y }: Box): string {
  const lines = markdown.split("\n").filter((each) => each !== "");
  return lines
    .map((each, index) => {
      const shown = each.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("`", "");
      const isTitle = shown.startsWith("# ");
      return text(shown.replace(/^# /, ""), x + 16, y + 32 + index * 32, {
        weight: isTitle ? 700 : 400,
        fill: isTitle ? "#0f141a" : index === 1 ? "#006ce0" : "#5f6b7a",
      });
    })
    .join("\n");
}

/** Each alarm with a green mark, which means OK. */
function alarms(arns: readonly string[], { x, y, width }: Box): string {
  const perRow = 5;
  const each = (width - 32) / perRow;
  const names = arns.map((arn) => arn.split(":alarm:").at(-1) ?? arn);
  const marks = names.map((name, index) => {
    const [left, top] = [
      x + 16 + (index % perRow) * each,
      y + 62 + Math.floor(index / perRow) * 34,
    ];
    return [
      element("circle", { cx: left + 6, cy: top - 6, r: 6, fill: "#2ca02c" }),
      text(name.replace(/^MCP-Catalog-/, ""), left + 20, top, {}),
    ].join("\n");
  });
  return [text("Alarms", x + 16, y + 28, { weight: 600 }), ...marks].join("\n");
}

function list(title: string, { x, y }: Box): string {
  const rows = sampleRows[title];
  if (!rows) throw new Error(`make up "${title}" in tools/readme/dashboard/samples.ts`);
  const lines = rows.map((each, index) =>
    text(each, x + 16, y + 66 + index * 32, { fill: "#424650" }),
  );
  return [text(title, x + 16, y + 28, { weight: 600 }), ...lines].join("\n");
}
