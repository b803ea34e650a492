import type { EventEmitter } from "node:events";

/**
 * Drops the rest of the output if nobody reads it (`| head`), so that the command still ends with its own exit code.
 */
export function ignoreClosedPipe(stream: EventEmitter): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
