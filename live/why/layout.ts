/** Columns that fit a terminal beside its edges. */
export const width = 100;

/** A paragraph broken at spaces into lines of at most `width` columns; what follows the first line is indented. */
export function wrap(text: string, first: string, indent = " ".repeat(first.length)): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  const most = width - Math.max(first.length, indent.length);
  for (const word of text.split(" ").flatMap((each) => pieces(each, most))) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += (empty ? "" : " ") + word;
    empty = false;
  }
  return [...lines, line].join("\n");
}

/** A word longer than a line in pieces that fit. */
function pieces(word: string, most: number): string[] {
  return word.length <= most ? [word] : (word.match(new RegExp(`.{1,${most}}`, "gu")) ?? []);
}

/** Rows in columns two spaces apart, each as wide as its widest cell; the last is not padded. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => row[index]?.length ?? 0)),
  );
  const used = widths.map((each) => each > 0);
  return rows.map((row) =>
    row
      .map((cell, index) => (used[index] ? cell.padEnd(widths[index] ?? 0) : undefined))
      .filter((cell) => cell !== undefined)
      .join("  ")
      .trimEnd(),
  );
}

/** `12:04:31`, in UTC; with the date where that is another than now's. */
export function clock(at: Date, now: Date): string {
  const [date = "", time = ""] = at.toISOString().split("T");
  const short = time.slice(0, 8);
  return now.toISOString().startsWith(date) ? short : `${date} ${short}`;
}

/** `1 task`, `2 tasks` */
export function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
