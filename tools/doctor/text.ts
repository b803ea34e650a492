import { section, type Style } from "../text/style";
import { wrap } from "../text/wrap";
import type { Line } from "./types";

/** The answer first, then a line for each check, with the command that repairs what it found. */
export function doctorText(
  place: { readonly stack: string; readonly region: string },
  lines: readonly Line[],
  style: Style,
): string {
  return `${section(headline(place, lines, style), style, lineRows(lines, style))}\n`;
}

/** A row for each line, with its mark and, below it, the command that repairs the problem. */
export function lineRows(lines: readonly Line[], style: Style): readonly string[] {
  const names = Math.max(...lines.map(({ check }) => check.length));
  return lines.map((line, index) => {
    const name = lines[index - 1]?.check === line.check ? "" : line.check;
    const before = `  ${marks[line.state]}  ${name.padEnd(names)}  `;
    const text = wrap(line.text, { first: before, width: style.width });
    const painted = text.replace(marks[line.state], (mark) => paint(line.state, style)(mark));
    return line.next === undefined
      ? painted
      : `${painted}\n${" ".repeat(before.length)}${style.colors.green(line.next)}`;
  });
}

const marks: Readonly<Record<Line["state"], string>> = {
  ok: "ok  ",
  warn: "warn",
  fail: "fail",
  unasked: "?   ",
};

function paint(state: Line["state"], { colors }: Style): (text: string) => string {
  switch (state) {
    case "ok":
      return colors.green;
    case "warn":
    case "unasked":
      return colors.yellow;
    case "fail":
      return colors.red;
  }
}

function headline(
  { stack, region }: { readonly stack: string; readonly region: string },
  lines: readonly Line[],
  { colors }: Style,
): string {
  const count = (state: Line["state"]) => lines.filter((each) => each.state === state).length;
  const said = [
    ...(count("fail") > 0 ? [`${count("fail")} to mend`] : []),
    ...(count("warn") > 0 ? [`${count("warn")} to look at`] : []),
    ...(count("unasked") > 0 ? [`${count("unasked")} not answered`] : []),
  ];
  if (said.length === 0) return colors.green(`${stack} in ${region}: all well`);
  return colors[count("fail") > 0 ? "red" : "yellow"](`${stack} in ${region}: ${said.join(", ")}`);
}
