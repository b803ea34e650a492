import { spawnSync } from "node:child_process";
import { plainEnvironment, usualLimit, type Running } from "./run";

/**
 * What a program prints on standard output, for code that cannot wait for a promise. Undefined if the program cannot be
 * started, fails, or takes longer than its limit; it is killed then.
 */
export function answerOf(
  program: string,
  args: readonly string[],
  { cwd, env, limit = usualLimit }: Omit<Running, "input"> = {},
): string | undefined {
  const { status, stdout } = spawnSync(program, args, {
    cwd,
    env: { ...plainEnvironment(), ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: limit,
    killSignal: "SIGKILL",
    maxBuffer: Infinity,
  });
  return status === 0 ? stdout : undefined;
}
