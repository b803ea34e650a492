import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

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
    const { wall, failure } = await run(["--require", hook, ...args], cwd, {
      ...env,
      BENCH_CPU: cpuFile,
    });
    const cpu = fs.existsSync(cpuFile) ? Number(fs.readFileSync(cpuFile, "utf8")) : NaN;
    return { time: { wall, cpu }, failure };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function run(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly wall: number; readonly failure: string | undefined }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, {
      cwd,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: hangs,
    });
    let wall = NaN;
    const printed: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => printed.push(chunk));
    child.on("error", reject);
    child.on("exit", () => (wall = performance.now() - start));
    child.on("close", (code, signal) => {
      const text = Buffer.concat(printed).toString("utf8");
      resolve({ wall, failure: code === 0 ? undefined : `exit ${code ?? signal}\n${text}` });
    });
  });
}
