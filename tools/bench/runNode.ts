import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { runProgram } from "../programs/run";

/** Milliseconds of a process: by the clock, and of the CPU. */
export interface Time {
  readonly wall: number;
  /** User and system time together. On a busy machine, it varies less than `wall`. */
  readonly cpu: number;
}

/** How a Node.js process went. */
export interface NodeRun {
  readonly time: Time;
  /** What went wrong, and what the process printed; undefined if it exited with 0. */
  readonly failure: string | undefined;
}

/** Milliseconds after which a process counts as hanging. */
const hangs = 180_000;

const hook = path.join(__dirname, "cpuHook.cjs");

/** Runs Node.js to its end, without the shell's settings for Node.js, Pulumi and AWS. */
export async function runNode(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<NodeRun> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-bench-"));
  const cpuFile = path.join(folder, "cpu");
  try {
    const start = performance.now();
    const { code, stdout, stderr } = await runProgram(
      process.execPath,
      ["--require", hook, ...args],
      { cwd, env: { ...env, BENCH_CPU: cpuFile }, limit: hangs },
    );
    const wall = performance.now() - start;
    const cpu = fs.existsSync(cpuFile) ? Number(fs.readFileSync(cpuFile, "utf8")) : NaN;
    const failure = code === 0 ? undefined : `exit ${code}\n${stdout}${stderr}`;
    return { time: { wall, cpu }, failure };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
