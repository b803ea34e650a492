import { runProgram, type Ended, type Running } from "../../tools/programs/run";

/** Runs Bash with no startup file of the user, as GitHub Actions does. */
export function bash(args: readonly string[], options?: Omit<Running, "input">): Promise<Ended> {
  return runProgram("bash", ["--noprofile", "--norc", ...args], options);
}
