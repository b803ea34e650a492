import { runSuite } from "../support/runSuite";
import { findTools, toolsMissing } from "./tools";

/** Runs the suite that needs a browser. If there is none, says so. */
async function main(): Promise<void> {
  if (findTools() === undefined) {
    process.stdout.write(`SKIPPED: every test in a browser. ${toolsMissing}\n`);
    return;
  }
  await runSuite(__dirname);
}

void main();
