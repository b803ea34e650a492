import type { Io } from "./catalog/io";
import { changeTasks } from "./pause/changeTasks";

/** Wakes a stack's service. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return changeTasks("resume", argv, io);
}
