import { spawnSync } from "node:child_process";

/**
 * Runs Bash with no startup file of the user, as GitHub Actions does, and with no input.
 * Node gives a program a socket as its input. Bash treats that as a remote login, and `bash -c` then reads `~/.bashrc`.
 */
export function bash(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string | undefined>>;
  } = {},
) {
  return spawnSync("bash", ["--noprofile", "--norc", ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
  });
}
