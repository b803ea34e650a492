import { connectLive } from "./live";
import { program } from "./program";
import { runningConfig } from "./settings/load";
import { keepToBudget } from "./tools/budgetGate";
import { refuseLostTexts } from "./tools/stack/runningFile";
import { diagnose } from "./tools/why/diagnose";

/** What Pulumi runs: the program on the real account, if its stack file says what Pulumi reads, and held to its budget. */
export = async () => {
  await refuseLostTexts(runningConfig());
  return program((aws) => connectLive(aws, diagnose), keepToBudget);
};
