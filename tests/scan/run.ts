import { findTools, toolsMissing } from "../../tools/scan/scanners/tools";
import { runSuite } from "../support/runSuite";

/** Runs the suite of the scanners if they are installed. If not, says so. */
async function main(): Promise<void> {
  if (findTools() === undefined) {
    process.stdout.write(`SKIPPED: every test of the scanners. ${toolsMissing}\n`);
    return;
  }
  await runSuite(__dirname);
}

void main();
