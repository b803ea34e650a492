import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { findMoto, motoMissing } from "./moto";

/** Runs the emulator suite where there is a moto_server, and says so where there is none. */
async function main(): Promise<void> {
  if (findMoto() === undefined) {
    process.stdout.write(`SKIPPED: every test of the emulator suite. ${motoMissing}\n`);
    return;
  }
  const mocha = require.resolve("mocha/bin/mocha.js");
  const config = path.join(__dirname, ".mocharc.json");
  const child = spawn(process.execPath, [mocha, "--config", config, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  process.exitCode = code ?? 1;
}

void main();
