import { defaultWidth, wrap } from "./wrap";

/** Columns of a line of an error in Pulumi's output, which puts four spaces before it. */
export const widthInPulumi = defaultWidth - 4;

/** A line that is a command to copy. */
const isCommand = /^ *(?:pulumi|aws|npm|npx|docker|dig|export) /;

/** A command in the middle of a line, to the end of its part of the sentence. */
const command =
  /(?:pulumi (?:config|up|stack)|(?:npx )?catalog [a-z]+|aws [a-z]+) (?:[^,;().]|\.(?! |$))*[^,;(). ]/g;

/**
 * An error for a terminal of 80 columns. A line that fits stays as it is, and a command to copy
 * stays whole. A line that does not fit continues below its own first column of text.
 */
export function foldError(message: string, width = defaultWidth): string {
  return message
    .split("\n")
    .map((line) => (line.length <= width || isCommand.test(line) ? line : foldLine(line, width)))
    .join("\n");
}

function foldLine(line: string, width: number): string {
  const [indent = ""] = /^ */.exec(line) ?? [];
  const [first = indent] = /^ +\S+ {2,}/.exec(line) ?? [];
  // wrap() breaks no line at these spaces, and returns them as plain ones.
  const text = line.slice(first.length).replace(command, (each) => each.replaceAll(" ", "\u00a0"));
  return wrap(text, { first, rest: " ".repeat(first.length), width });
}
