import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import * as path from "node:path";
import { runProgram } from "../../../programs/run";

/** Programs that the commands start: the AWS CLI, Docker, git. Tests pass a stand-in. */
export interface Programs {
  /** Whether there is such a program on the path. */
  readonly has: (name: string) => Promise<boolean>;
  /** Runs a program on this terminal. Resolves with its exit code. */
  readonly run: (name: string, args: readonly string[], options?: RunOptions) => Promise<number>;
  /** Runs a program. Resolves with what it printed on standard output; undefined if it fails. */
  readonly read: (name: string, args: readonly string[]) => Promise<string | undefined>;
}

/** How a program is run. */
export interface RunOptions {
  /** What the program reads on standard input. Default: the terminal. */
  readonly input?: string;
  /** Variables in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How many programs use this terminal now. If there are any, Ctrl-C is for them. */
export const foreground = { programs: 0 };

/** The programs of this machine. */
export const ownPrograms: Programs = {
  has: (name) => Promise.resolve(isOnPath(name)),
  run: (name, args, { input, env, cwd } = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn(name, args, {
        cwd,
        env: { ...process.env, ...env },
        stdio: [input === undefined ? "inherit" : "pipe", "inherit", "inherit"],
      });
      foreground.programs += 1;
      child.once("error", reject);
      child.once("close", (code) => {
        foreground.programs -= 1;
        resolve(code ?? 130);
      });
      // A program that ends before it has read everything closes the pipe. Its exit code says what was wrong.
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(input);
    }),
  read: (name, args) =>
    runProgram(name, args, { env: process.env, limit: longestRead }).then(
      ({ code, stdout }) => (code === 0 ? stdout : undefined),
      () => undefined,
    ),
};

/** Milliseconds: `pulumi preview --json` waits for AWS, and for what the program itself waits for. */
const longestRead = 3_600_000;

function isOnPath(name: string): boolean {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return folders.some((folder) =>
    endings.some((ending) => canRun(path.join(folder, name + ending))),
  );
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
