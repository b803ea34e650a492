import Table, { type HorizontalAlignment } from "cli-table3";
import { textWidth, wrap } from "./wrap";

export type Row = readonly string[];

export interface ColumnOptions {
  /** Titles of the columns. */
  readonly head?: Row;
  /** The columns with numbers, counted from 0. They are aligned to the right. */
  readonly right?: readonly number[];
  /** Width of a line in columns; by default as many as the rows need. The last cell is wrapped to fit. */
  readonly width?: number;
  /** What each line starts with; two spaces by default. */
  readonly indent?: string;
}

const gap = 2;

/** Rows in columns without borders, two spaces apart. A column whose cells are all empty is left out. */
export function columns(
  rows: readonly Row[],
  { head = [], right = [], width = Infinity, indent = "  " }: ColumnOptions = {},
): string {
  const all = [head, ...rows];
  const count = Math.max(...all.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(0, ...all.map((row) => textWidth(row[index] ?? ""))),
  );
  const used = widths.flatMap((each, index) => (each > 0 ? [index] : []));
  const before = used.slice(0, -1).reduce((sum, index) => sum + (widths[index] ?? 0) + gap, 0);
  const left = Math.max(width - indent.length - before, 1);
  const cellsOf = (row: Row) =>
    used.map((index) => {
      const text = row[index] ?? "";
      return index === used.at(-1) && width < Infinity ? wrap(text, { width: left }) : text;
    });
  const table = new Table({
    head: head.length === 0 ? [] : cellsOf(head),
    colAligns: used.map((index): HorizontalAlignment => (right.includes(index) ? "right" : "left")),
    style: { head: [], border: [], "padding-left": 0, "padding-right": gap },
    chars: borderless,
  });
  table.push(...rows.map(cellsOf));
  return table
    .toString()
    .split("\n")
    .map((line) => (indent + line).trimEnd())
    .join("\n");
}

/** Names and values in two columns. If a value does not fit on the line, it stands below its name. */
export function pairs(rows: readonly Row[], { width }: { readonly width: number }): string {
  const indent = "  ";
  const names = Math.max(0, ...rows.map(([name = ""]) => textWidth(name)));
  return rows
    .map(([name = "", value = ""]) =>
      !value.includes("\n") && indent.length + names + gap + textWidth(value) <= width
        ? columns([[name.padEnd(names), value]])
        : `${indent}${name}\n${wrap(value, { first: indent + indent, width })}`,
    )
    .join("\n");
}

const borderless = Object.fromEntries(
  ["top", "bottom", "left", "right"]
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .concat("mid", "mid-mid", "middle")
    .map((part) => [part, ""]),
);
