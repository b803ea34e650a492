import { runSuite } from "../support/runSuite";
import { isolation } from "./isolation";

/** Runs the suite that builds and serves a real Next.js app; on a system without Linux's namespaces it says so. */
async function main(): Promise<void> {
  if (isolation().kind !== "none" || process.env["CI"] !== undefined) {
    await runSuite(__dirname);
    return;
  }
  process.stdout.write(
    "SKIPPED: every test with a real Next.js app. They need Linux, and root, sudo or user namespaces.\n",
  );
}

void main();
