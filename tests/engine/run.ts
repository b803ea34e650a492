import { runSuite } from "../support/runSuite";
import { cliMissing, findCli } from "../../tools/account/findCli";

/** Runs the engine suite if there is a Pulumi CLI. If not, says so. */
async function main(): Promise<void> {
  try {
    await findCli();
  } catch {
    process.stdout.write(`SKIPPED: every test of the engine suite. ${cliMissing}\n`);
    return;
  }
  await runSuite(__dirname, [
    "settings/settings.test.ts",
    "network/sharing.test.ts",
    "safety/secrets.test.ts",
  ]);
}

void main();
