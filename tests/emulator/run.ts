import { runSuite } from "../support/runSuite";
import { findMoto, motoMissing } from "./moto/moto";

/** Runs the emulator suite if there is a moto_server. If not, says so. */
async function main(): Promise<void> {
  if (findMoto() === undefined) {
    process.stdout.write(`SKIPPED: every test of the emulator suite. ${motoMissing}\n`);
    return;
  }
  await runSuite(__dirname, ["accept/accept.test.ts", "catalog/acceptance.test.ts"]);
}

void main();
