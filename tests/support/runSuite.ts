import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";

/**
 * Runs mocha with the configuration in a folder, on the files that the command names, or else on all files in the
 * folder. Sets this process's exit code to mocha's. The configuration names no files, because mocha would add them to
 * those that the command names.
 */
export async function runSuite(folder: string): Promise<void> {
  const mocha = require.resolve("mocha/bin/mocha.js");
  const config = path.join(folder, ".mocharc.json");
  const args = process.argv.slice(2);
  const files = args.some((each) => each.endsWith(".ts")) ? [] : [`${folder}/**/*.test.ts`];
  const child = spawn(process.execPath, [mocha, "--config", config, ...args, ...files], {
    stdio: "inherit",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  process.exitCode = code ?? 1;
}
