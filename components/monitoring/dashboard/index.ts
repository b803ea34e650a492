import { graphs, type Graph } from "./graphs";
import { header } from "./header";
import type { DashboardArgs } from "./types";
import { changesQuery, errorsQuery } from "./lists";

/** Columns of CloudWatch's grid. */
const columns = 24;

/** The position and size of a widget on the grid, in its columns and rows. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A widget as CloudWatch takes it. */
export interface Widget extends Spot {
  readonly type: "text" | "alarm" | "metric" | "log";
  readonly properties: Readonly<Record<string, unknown>>;
}

type Contents = Pick<Widget, "type" | "properties"> & { readonly wide: number };

/** Widgets that stand side by side. */
interface Row {
  readonly height: number;
  readonly widgets: readonly Contents[];
}

/**
 * One screen that answers, from top to bottom: is it up, is it failing, is it fast, is it full, what went wrong, what
 * has changed. Some values are outputs, so `pulumi.jsonStringify` makes the text.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function dashboardBody(args: DashboardArgs): { readonly widgets: readonly Widget[] } {
  const drawn = graphs(args).map((graph) => metricWidget(graph, args.watched.region));
  return {
    widgets: placed([
      {
        height: 3,
        widgets: [{ type: "text", properties: { markdown: header(args) }, wide: columns }],
      },
      ...alarmRow(args.alarmArns),
      { height: 6, widgets: drawn.slice(0, 3) },
      { height: 6, widgets: drawn.slice(3) },
      { height: 7, widgets: lists(args) },
    ]),
  };
}

function alarmRow(alarms: DashboardArgs["alarmArns"]): readonly Row[] {
  if (alarms.length === 0) return [];
  const properties = { title: "Alarms", alarms };
  return [
    { height: alarms.length > 6 ? 4 : 2, widgets: [{ type: "alarm", properties, wide: columns }] },
  ];
}

function lists({ watched, logGroupName, eventLogName }: DashboardArgs): readonly Contents[] {
  const { region } = watched;
  const errors = { region, title: "Newest errors in the log", query: errorsQuery(logGroupName) };
  if (eventLogName === undefined) return [logWidget(errors, columns)];
  const changes = { region, title: "What has changed", query: changesQuery(eventLogName) };
  return [logWidget(errors, 14), logWidget(changes, 10)];
}

function logWidget(properties: Widget["properties"], wide: number): Contents {
  return { type: "log", properties: { ...properties, view: "table" }, wide };
}

function metricWidget({ right, lines, unit, ...graph }: Graph, region: string): Contents {
  return {
    type: "metric",
    wide: columns / 3,
    properties: {
      ...graph,
      region,
      view: "timeSeries",
      period: 60,
      yAxis: {
        left: { min: 0, label: unit, showUnits: false },
        ...(right === undefined ? {} : { right: { min: 0, ...right, showUnits: false } }),
      },
      ...(lines.length > 0 ? { annotations: { horizontal: lines } } : {}),
    },
  };
}

function placed(rows: readonly Row[]): readonly Widget[] {
  const widgets: Widget[] = [];
  let y = 0;
  for (const { height, widgets: inRow } of rows) {
    let x = 0;
    for (const { wide, ...contents } of inRow) {
      widgets.push({ ...contents, x, y, width: wide, height });
      x += wide;
    }
    y += height;
  }
  return widgets;
}
