import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";

/**
 * Runs mocha with the configuration in a folder, on the files that the command names, or else on all files in the
 * folder. Sets this process's exit code to mocha's. The configuration names no files, because mocha would add them to
 * those that the command names. The files named in `longest` start first, so that at the end no worker waits for one.
 */
export async function runSuite(folder: string, longest: readonly string[] = []): Promise<void> {
  const mocha = require.resolve("mocha/bin/mocha.js");
  const config = path.join(folder, ".mocharc.json");
  const args = process.argv.slice(2);
  const files = args.some((each) => each.endsWith(".ts")) ? [] : testsIn(folder, longest);
  const child = spawn(process.execPath, [mocha, "--config", config, ...args, ...files], {
    stdio: "inherit",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  process.exitCode = code ?? 1;
}

function testsIn(folder: string, longest: readonly string[]): string[] {
  const tests = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts") && !longest.includes(file));
  return [...longest, ...tests.sort()].map((file) => path.join(folder, file));
}
