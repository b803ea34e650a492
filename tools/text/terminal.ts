import { isatty } from "node:tty";
import pc from "picocolors";
import type { Style } from "./style";
import { defaultWidth } from "./wrap";

/** Colours for the output: only on a terminal, and not if `NO_COLOR` is set. https://no-color.org */
function terminalColors(): ReturnType<typeof pc.createColors> {
  return pc.createColors(isatty(1) && !process.env["NO_COLOR"]);
}

/** The layout of the output: as wide as the terminal, or 80 columns in a pipe or a file. */
export function terminalStyle(): Style {
  const width = process.stdout.columns as number | undefined;
  return { colors: terminalColors(), width: width === 0 ? defaultWidth : (width ?? defaultWidth) };
}

/** A terminal on which a line of progress can be shown and erased. */
interface Progress {
  readonly err: (text: string) => void;
  readonly showsProgress: boolean;
}

/** Shows on a terminal what the command waits for, and erases it when the answer has come. */
export async function sayingWhile<T>(
  { err, showsProgress }: Progress,
  what: string,
  ask: () => Promise<T>,
): Promise<T> {
  if (!showsProgress) return ask();
  err(what);
  try {
    return await ask();
  } finally {
    err(clearedLine);
  }
}

/** Erases the terminal's current line. */
export const clearedLine = "\r\u001b[K";
