import { columns } from "../../text/columns";
import { painted, type Style } from "../../text/style";
import { textWidth, wrap } from "../../text/wrap";

/** A row of a table, with a sentence that explains it. */
export interface Row {
  readonly cells: readonly string[];
  readonly note?: string;
  readonly isBold?: boolean;
}

/** Rows, and which columns hold numbers. */
export interface Table {
  readonly rows: readonly Row[];
  readonly right: readonly number[];
}

const noteIndent = "        ";

/**
 * Lays out a table, with dimmed notes at the end of the rows. If a row would be wider than the style allows, lays out
 * the narrow table instead, with each note below its row.
 */
export function table(wide: Table, narrow: Table, style: Style): string {
  const { colors, width } = style;
  const notes = wide.rows.map(({ note = "" }) => (note === "" ? "" : colors.dim(note)));
  const beside = laidOut(wide, style, notes);
  if (textWidth(beside) <= width) return beside;
  return laidOut(narrow, style)
    .split("\n")
    .flatMap((line, index) => {
      const { note = "" } = narrow.rows[index] ?? {};
      if (note === "") return [line];
      return [line, painted(wrap(note, { first: noteIndent, width }), colors.dim)];
    })
    .join("\n");
}

function laidOut({ rows, right }: Table, { colors }: Style, notes: readonly string[] = []): string {
  const count = Math.max(...rows.map(({ cells }) => cells.length));
  return columns(
    rows.map(({ cells, isBold }, index) => [
      ...Array.from({ length: count }, (_, column) => {
        const cell = cells[column] ?? "";
        return isBold && cell !== "" ? colors.bold(cell) : cell;
      }),
      notes[index] ?? "",
    ]),
    { right },
  );
}
