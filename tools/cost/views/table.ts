import { stripVTControlCharacters } from "node:util";
import type { createColors } from "picocolors";
import { columns } from "../../text/columns";

type Colors = ReturnType<typeof createColors>;

/** A row of a table, whose last cell is a note. */
export interface Row {
  readonly cells: readonly string[];
  readonly bold: boolean;
}

/** How far notes are indented that have lines of their own. */
const noteIndent = "        ";

/** Columns, some of them to the right; notes stand back, and below their row where it would be wider than it may be. */
export function table(
  rows: readonly Row[],
  toTheRight: readonly number[],
  colors: Colors,
  width: number,
): string {
  const whole = placed(rows, toTheRight, colors);
  if (whole.every((line) => stripVTControlCharacters(line).length <= width)) {
    return whole.join("\n");
  }
  const short = rows.map((row) => ({ ...row, cells: [...row.cells.slice(0, -1), ""] }));
  return placed(short, toTheRight, colors)
    .flatMap((line, index) => {
      const note = rows[index]?.cells.at(-1) ?? "";
      const below = note === "" ? [] : wrapped(note, width, noteIndent);
      return [line, ...below.map((each) => colors.dim(each))];
    })
    .join("\n");
}

/** Text over as many lines as it needs, each with an indent. */
export function wrapped(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `${indent}${each}`);
}

/** A list of sentences, as one part of a text, or none. */
export function bullets(sentences: readonly string[], width: number): string[] {
  if (sentences.length === 0) return [];
  const lines = sentences.flatMap((sentence) =>
    wrapped(sentence, width, "    ").map((line, index) =>
      index === 0 ? line.replace("    ", "  - ") : line,
    ),
  );
  return [lines.join("\n")];
}

function placed(rows: readonly Row[], toTheRight: readonly number[], colors: Colors): string[] {
  const width = (index: number) =>
    Math.max(...rows.map(({ cells }) => (cells[index] ?? "").length));
  const count = Math.max(...rows.map(({ cells }) => cells.length));
  const widths = Array.from({ length: count }, (_, index) => width(index));
  return columns(
    rows.map(({ cells, bold }) =>
      widths.map((size, index) => {
        const text = cells[index] ?? "";
        const set = toTheRight.includes(index) ? text.padStart(size) : text;
        if (bold && text !== "") return colors.bold(set);
        return index === count - 1 && text !== "" ? colors.dim(set) : set;
      }),
    ),
  ).split("\n");
}
