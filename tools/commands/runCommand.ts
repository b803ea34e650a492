import type { Command } from "commander";
import { refuseLostOptions } from "./lostOptions";
import { reportError } from "./reportError";

/** How a command differs from the others. */
interface RunOptions {
  /** Its options, none of which npm may keep for itself. */
  readonly command?: Command;
  /** Prints what it fails with; `reportError` by default. */
  readonly report?: (error: unknown) => void;
}

/**
 * Runs a command to its end and reports what it fails with. If nobody reads on (`| head`), the rest of the output is
 * dropped: the command still ends with its own exit code.
 */
export function runCommand(
  main: () => Promise<unknown>,
  { command, report = reportError }: RunOptions = {},
): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  start(main, command).catch(report);
}

async function start(main: () => Promise<unknown>, command?: Command): Promise<void> {
  if (command) refuseLostOptions(command, process.argv.slice(2), process.env);
  await main();
}
