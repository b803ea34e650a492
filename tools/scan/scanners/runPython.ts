import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { mustSucceed } from "../../programs/run";

/** The longest time that a scanner may take, in milliseconds. */
const limit = 300_000;

/**
 * Runs a Python program in a temporary folder, and returns its output. The folder is also its home, so that no
 * configuration of this machine reaches the program. `run` gets the folder and returns the arguments. If the program
 * fails, throws an error with its output.
 */
export async function runPython(
  python: string,
  run: (folder: string) => Promise<readonly string[]>,
  input = "",
): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "mcp-catalog-scan-"));
  try {
    const env = { HOME: folder, TMPDIR: folder, PYTHONUTF8: "1" };
    const args = await run(folder);
    return (await mustSucceed(python, args, { cwd: folder, env, input, limit })).stdout;
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}
