import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { runSuite } from "../support/runSuite";
import { sharedFolder } from "./support/saved";
import { cliMissing, findCli } from "../../tools/account/findCli";

/** Runs the engine suite if there is a Pulumi CLI. If not, says so. */
async function main(): Promise<void> {
  try {
    await findCli();
  } catch {
    process.stdout.write(`SKIPPED: every test of the engine suite. ${cliMissing}\n`);
    return;
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-engine-saved-"));
  process.env[sharedFolder] = folder;
  try {
    await runSuite(__dirname, [
      "settings/settings.test.ts",
      "network/sharing.test.ts",
      "safety/secrets.test.ts",
    ]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

void main();
