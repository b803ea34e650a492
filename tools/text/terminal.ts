import { isatty } from "node:tty";
import pc from "picocolors";

/** Colours for what is printed: on a terminal, unless `NO_COLOR` says otherwise. https://no-color.org */
export function terminalColors(): ReturnType<typeof pc.createColors> {
  return pc.createColors(isatty(1) && !process.env["NO_COLOR"]);
}

/** Says on a terminal what takes so long, and takes it back. */
export async function sayingWhile<T>(what: string, ask: () => Promise<T>): Promise<T> {
  if (!isatty(2)) return ask();
  process.stderr.write(what);
  try {
    return await ask();
  } finally {
    process.stderr.write("\r\u001b[K");
  }
}
