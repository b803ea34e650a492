import { connectLive } from "./live";
import { program } from "./program";
import { keepToBudget } from "./tools/budgetGate";

/** What Pulumi runs: the program on the real account, held to its budget. */
export = () => program(connectLive, keepToBudget);
