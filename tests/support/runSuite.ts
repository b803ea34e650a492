import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";

/** Runs mocha with the configuration in a folder and what the command was called with; its exit code is this process's. */
export async function runSuite(folder: string): Promise<void> {
  const mocha = require.resolve("mocha/bin/mocha.js");
  const config = path.join(folder, ".mocharc.json");
  const child = spawn(process.execPath, [mocha, "--config", config, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  process.exitCode = code ?? 1;
}
