import { spawn } from "node:child_process";

/** How a Node.js process went. */
export interface NodeRun {
  readonly ms: number;
  /** What went wrong, with what it printed; undefined where it exited with 0. */
  readonly failure: string | undefined;
}

/** A process that takes longer than this hangs. */
const hangs = 180_000;

/** Runs Node.js to its end. The shell's settings for Node.js, Pulumi and AWS do not reach it. */
export function runNode(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<NodeRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, {
      cwd,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: hangs,
    });
    let ms = NaN;
    const printed: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => printed.push(chunk));
    child.on("error", reject);
    child.on("exit", () => (ms = performance.now() - start));
    child.on("close", (code, signal) => {
      const text = Buffer.concat(printed).toString("utf8");
      const failure = code === 0 ? undefined : `exit ${code ?? signal}\n${text}`;
      resolve({ ms, failure });
    });
  });
}
