import { connectLive } from "./live";
import { program } from "./program";
import { keepToBudget } from "./tools/budgetGate";
import { diagnose } from "./tools/why/diagnose";

/** What Pulumi runs: the program on the real account, held to its budget. */
export = () => program((aws) => connectLive(aws, diagnose), keepToBudget);
