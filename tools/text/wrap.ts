import { stripVTControlCharacters } from "node:util";

/** Width of a line, in columns, if the terminal's width is not known: in a pipe, a file, a report. */
export const defaultWidth = 80;

export interface WrapOptions {
  /** Text before the first line; empty by default. */
  readonly first?: string;
  /** Text before each further line. Default: spaces, as many as `first` has characters. */
  readonly rest?: string;
  /** Width of a line, in columns; 80 by default. */
  readonly width?: number;
}

/**
 * Breaks text at its spaces into lines that fit. A word that is longer than a line gets a line of its own and stays
 * whole, so that an address or a name can still be copied. Line breaks in the text stay.
 */
export function wrap(text: string, options: WrapOptions = {}): string {
  const { first = "", rest = " ".repeat(textWidth(first)), width = defaultWidth } = options;
  const lines = text
    .split("\n")
    .flatMap((line, index) => wrapLine(line, index === 0 ? first : rest, rest, width));
  return lines.map((line) => line.replace(markSpace, " ")).join("\n");
}

/** The width of a text in columns, without its colours; of several lines, the widest. */
export function textWidth(text: string): number {
  return Math.max(
    ...stripVTControlCharacters(text)
      .split("\n")
      .map((line) => line.length),
  );
}

function wrapLine(text: string, first: string, rest: string, width: number): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of joinMarks(text).split(" ")) {
    if (!isEmpty && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** Stands for a space that must not become a line break. */
const noBreak = "\u00a0";
const markSpace = new RegExp(noBreak, "g");

/** A mark such as `[known after up]` is one word, even in the middle of an address. */
function joinMarks(text: string): string {
  return text.replace(/\[(?:not set|known after up)\]/g, (mark) => mark.replaceAll(" ", noBreak));
}
