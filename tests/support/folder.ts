import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";

/** Runs a function in a temporary folder with these files, and removes the folder. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  act: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "mcp-catalog-test-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await fs.writeFile(path.join(folder, name), text);
    }
    return await act(folder);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}
