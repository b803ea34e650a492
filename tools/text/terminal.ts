import { isatty } from "node:tty";
import pc from "picocolors";
import type { Style } from "./style";
import { defaultWidth } from "./wrap";

/** Colours for what is printed: on a terminal only, and not if `NO_COLOR` is set. https://no-color.org */
export function terminalColors(): ReturnType<typeof pc.createColors> {
  return pc.createColors(isatty(1) && !process.env["NO_COLOR"]);
}

/** How to lay out what is printed: as wide as the terminal, and 80 columns wide in a pipe or a file. */
export function terminalStyle(): Style {
  const width = process.stdout.columns as number | undefined;
  return { colors: terminalColors(), width: width === 0 ? defaultWidth : (width ?? defaultWidth) };
}

/** Shows on a terminal what the command waits for, and removes it once the answer is there. */
export async function sayingWhile<T>(what: string, ask: () => Promise<T>): Promise<T> {
  if (!isatty(2)) return ask();
  process.stderr.write(what);
  try {
    return await ask();
  } finally {
    process.stderr.write("\r\u001b[K");
  }
}
