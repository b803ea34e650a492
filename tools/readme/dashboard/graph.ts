import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { element, text, type Box } from "./svg";
import { deployment, minutes, sampleOf } from "./samples";

/** The properties of a metric widget that the picture shows. */
export interface GraphProperties {
  readonly title: string;
  readonly metrics: readonly (readonly (string | Shown)[])[];
  readonly annotations?: {
    readonly horizontal: readonly {
      readonly label: string;
      readonly value: number;
      readonly color?: string;
    }[];
  };
  readonly yAxis: { readonly left: { readonly label: string } };
}

interface Shown {
  readonly label?: string;
  readonly stat?: string;
  readonly color?: string;
  readonly visible?: boolean;
  readonly expression?: string;
}

/** CloudWatch's colours for lines without a colour of their own. */
const colours = ["#1f77b4", "#9467bd", "#8c564b", "#17becf", "#bcbd22"];

const margin = { left: 56, right: 14, top: 42, bottom: 66 };

/** The colour of a mark without a colour of its own. */
const red = "#d62728";

/** A graph with made-up values: lines, horizontal marks, and a legend. */
export function graph({ title, metrics, annotations, yAxis }: GraphProperties, box: Box): string {
  const series = metrics.flatMap(seriesOf);
  const marks = annotations?.horizontal ?? [];
  const highest = Math.max(
    1,
    ...series.flatMap(({ values }) => values),
    ...marks.map(({ value }) => value),
  );
  const across = scaleLinear(
    [0, minutes - 1],
    [box.x + margin.left, box.x + box.width - margin.right],
  );
  const up = scaleLinear(
    [0, highest],
    [box.y + box.height - margin.bottom, box.y + margin.top],
  ).nice(4);
  const path = line<number>((_, minute) => across(minute), up);
  const [from, to] = across.range() as [number, number];
  return [
    text(title, box.x + 14, box.y + 26, { weight: 600 }),
    text(yAxis.left.label, box.x + box.width - 14, box.y + 26, { fill: "#5f6b7a", anchor: "end" }),
    ...up
      .ticks(4)
      .flatMap((tick) => [
        rule({ x1: from, x2: to, y1: up(tick), y2: up(tick) }, "#e9ebed"),
        text(String(tick), from - 8, up(tick) + 6, { fill: "#5f6b7a", anchor: "end" }),
      ]),
    ...marks.map(({ value, color = red }) =>
      rule({ x1: from, x2: to, y1: up(value), y2: up(value) }, color, "6 4"),
    ),
    ...(metrics.some(isDeployment)
      ? [
          rule(
            {
              x1: across(deployment),
              x2: across(deployment),
              y1: up.range()[0] ?? 0,
              y2: up.range()[1] ?? 0,
            },
            "#7f7f7f",
            "2 3",
          ),
        ]
      : []),
    ...series.map(({ values, colour }) =>
      element("path", {
        d: path([...values]) ?? "",
        fill: "none",
        stroke: colour,
        "stroke-width": 2,
      }),
    ),
    ...legend(legendOf(series, marks, metrics.some(isDeployment)), box),
  ].join("\n");
}

interface Series {
  readonly label: string;
  readonly colour: string;
  readonly values: readonly number[];
}

/** The data of a line; undefined for a hidden metric, or an expression that uses one. */
function seriesOf(parts: GraphProperties["metrics"][number], index: number): readonly Series[] {
  const shown = parts.find((part): part is Shown => typeof part !== "string") ?? {};
  if (shown.visible === false || shown.expression !== undefined) return [];
  const [, metricName = ""] = parts.filter((part) => typeof part === "string");
  const label = shown.label ?? metricName;
  const colour = shown.color ?? colours[index % colours.length] ?? "#000000";
  return [{ label, colour, values: sampleOf(metricName, shown.stat ?? "") }];
}

function isDeployment(parts: GraphProperties["metrics"][number]): boolean {
  return parts.some((part) => typeof part !== "string" && part.label === "deployment");
}

type Entry = readonly [label: string, colour: string];

function legendOf(
  series: readonly Series[],
  marks: readonly { readonly label: string; readonly color?: string }[],
  deploys: boolean,
): readonly Entry[] {
  return [
    ...series.map(({ label, colour }) => [label, colour] as const),
    ...marks.map(({ label, color = red }) => [label, color] as const),
    ...(deploys ? [["deployment", "#7f7f7f"] as const] : []),
  ];
}

/** Approximate width of a character in the picture, in pixels. */
const characterWidth = 9.2;

/** The names of the lines, in as many rows as they need. */
function legend(entries: readonly Entry[], { x, y, width, height }: Box): readonly string[] {
  let [at, row] = [x + 14, 0];
  return entries.flatMap(([label, colour]) => {
    const wide = 22 + label.length * characterWidth + 12;
    if (at + wide > x + width) [at, row] = [x + 14, row + 1];
    const left = at;
    at += wide;
    const base = y + height - 36 + row * 24;
    return [
      element("rect", { x: left, y: base - 8, width: 14, height: 4, fill: colour }),
      text(label, left + 20, base, {}),
    ];
  });
}

interface Ends {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

function rule(ends: Ends, stroke: string, dashes?: string): string {
  return element("line", {
    ...ends,
    stroke,
    ...(dashes === undefined ? {} : { "stroke-dasharray": dashes }),
  });
}
