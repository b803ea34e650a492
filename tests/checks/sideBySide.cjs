"use strict";

// Runs shell commands side by side, as many at once as the machine has cores, the first ones first:
// `node sideBySide.cjs "oxlint" "oxfmt --check"`. What a command prints is shown as a whole when it ends, so that no two mix.
// Fails if one of the commands fails, after all have ended.

const { spawn } = require("node:child_process");
const { availableParallelism } = require("node:os");

const waiting = process.argv.slice(2);

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => printed.push(chunk));
    }
    child.on("close", (code) => {
      process.stdout.write(Buffer.concat(printed));
      if (code === 0) return resolve();
      process.stdout.write(`FAILED: ${command}\n`);
      process.exitCode = 1;
      resolve();
    });
  });
}

async function work() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next);
}

for (let core = 0; core < availableParallelism(); core += 1) void work();
