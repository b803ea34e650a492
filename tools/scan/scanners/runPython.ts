import { spawn } from "node:child_process";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { text } from "node:stream/consumers";

/** The longest time that a scanner may take, in milliseconds. */
const limit = 300_000;

/**
 * Runs a Python program in a temporary folder, and returns its output. The program gets only PATH of this process's
 * variables, so that neither credentials nor a configuration of this machine reach it. `run` gets the folder and
 * returns the arguments. If the program fails, throws an error with its output.
 */
export async function runPython(
  python: string,
  run: (folder: string) => Promise<readonly string[]>,
  input = "",
): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "mcp-catalog-scan-"));
  try {
    return await printed(python, await run(folder), folder, input);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function printed(
  python: string,
  args: readonly string[],
  folder: string,
  input: string,
): Promise<string> {
  const child = spawn(python, args, {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder, TMPDIR: folder, PYTHONUTF8: "1" },
    timeout: limit,
    killSignal: "SIGKILL",
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  // If a program ends before it has read its input, its exit code says so.
  child.stdin.on("error", () => undefined).end(input);
  const [output, said, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  if (code === 0) return output;
  const how = code === null ? "was ended" : `ended with ${code}`;
  throw new Error(`${python} ${args.join(" ")} ${how}:\n${(said || output).slice(-2000)}`);
}
