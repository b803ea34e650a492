"use strict";

// Runs shell commands side by side, as many at once as the machine has cores, the first ones first:
// `node sideBySide.cjs "oxlint" "oxfmt --check"`. What a command prints is shown as a whole when it ends, so that no two mix.
// Fails if one of the commands fails. What those print comes last, after all have ended.

const { spawn } = require("node:child_process");
const { availableParallelism } = require("node:os");

const waiting = process.argv.slice(2);
const failed = [];
const longestName = 160; // characters

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
    const name = command.length > longestName ? `${command.slice(0, longestName)}…` : command;
    const printed = [`==> ${name}\n`];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => printed.push(chunk));
    }
    child.on("close", (code) => {
      if (code === 0) show(printed);
      else failed.push([...printed, `FAILED: ${name}\n`]);
      resolve();
    });
  });
}

function show(printed) {
  process.stdout.write(Buffer.concat(printed.map((each) => Buffer.from(each))));
}

async function work() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next);
}

async function main() {
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  failed.forEach(show);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

void main();
