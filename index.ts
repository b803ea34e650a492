import { connectLive } from "./live";
import { program } from "./program";
import { runningConfig } from "./settings/load";
import { keepToBudget } from "./tools/budgetGate";
import { foldMessages } from "./tools/text/foldMessages";
import { showError } from "./tools/text/showError";
import { refuseLostTexts } from "./tools/stack/runningFile";
import { diagnose } from "./tools/why/diagnose";

/**
 * What Pulumi runs: the program on the real account. It first checks that the stack file holds what Pulumi reads, and
 * that the stack stays within its budget.
 */
export = () => run().catch(showError);

async function run() {
  foldMessages();
  await refuseLostTexts(runningConfig());
  return program((aws) => connectLive(aws, diagnose), keepToBudget);
}
