import { spawn, type ChildProcess } from "node:child_process";

/** How a process ended, and all that it printed. */
export interface Ended {
  /** Its exit code; null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface Running {
  /** Default: the folder of this process. */
  readonly cwd?: string;
  /** Variables in addition to those of `plainEnvironment`. */
  readonly env?: NodeJS.ProcessEnv;
  /** What it reads on standard input. Default: nothing. */
  readonly input?: string;
  /** Milliseconds after which it is killed. Default: 120,000. */
  readonly limit?: number;
}

/** The longest time for a program without a limit of its own, in milliseconds. */
export const usualLimit = 120_000;

/**
 * The variables that every program gets: where programs are, the home folder, and no colours. No credentials, no
 * region and no settings of Node.js or Pulumi are among them.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1" };
}

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Runs a program to its end, without a shell. Resolves with any exit code. Rejects if the program cannot be started, or
 * if it takes longer than its limit; it is killed then, and the error has the end of its output.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env, input, limit = usualLimit }: Running = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...plainEnvironment(), ...env },
      // Node makes a socket of a pipe. Bash takes that for a remote login, and would read the user's `~/.bashrc`.
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
    running.add(child);
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    // A program that ends before it has read everything closes the pipe. Its exit code says what was wrong.
    child.stdin?.on("error", () => undefined).end(input);

    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limit);
    const ended = () => {
      clearTimeout(timer);
      running.delete(child);
    };
    child.once("error", (error) => {
      ended();
      reject(error);
    });
    child.once("exit", () => {
      if (!late) return;
      // A program that the child has started may still hold these pipes.
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
    child.once("close", (code) => {
      ended();
      const how = `took longer than ${limit / 1000} s and was killed`;
      if (late) reject(new Error(complaint(program, args, how, stderr || stdout)));
      else resolve({ code, stdout, stderr });
    });
  });
}

/** Runs a program like `runProgram`. Also rejects, with the end of its output, if its exit code is not 0. */
export async function mustSucceed(
  program: string,
  args: readonly string[],
  options?: Running,
): Promise<Ended> {
  const ended = await runProgram(program, args, options);
  const { code, stdout, stderr } = ended;
  if (code === 0) return ended;
  const how = code === null ? "was killed" : `ended with ${code}`;
  throw new Error(complaint(program, args, how, stderr || stdout));
}

function complaint(program: string, args: readonly string[], how: string, said: string): string {
  return `${[program, ...args].join(" ")} ${how}:\n${said.slice(-2000)}`;
}
