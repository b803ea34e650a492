import type { Io } from "../catalog/io";
import { changeTasks } from "./changeTasks";

/** Puts a stack's service to sleep. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return changeTasks("pause", argv, io);
}
