import { reportError } from "./reportError";

/**
 * Runs a command to its end and reports what it fails with. Where nobody reads on (`| head`), what is still printed is
 * nobody's loss: the command ends as it would have, with its own exit code.
 */
export function runCommand(main: () => Promise<unknown>, report = reportError): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  main().catch(report);
}
