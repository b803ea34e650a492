import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { errorText } from "../../components/common/text/errorText";
import type { BudgetCheck } from "../../program";
import { runningConfig } from "../../settings/load";
import type { BudgetVerdict } from "../cost";
import { runProgram } from "../programs/run";
import type { StackConfig } from "../stack/readStackConfig";
import { projectFolder } from "../stack/projectFolder";

/**
 * Works out what the stack costs a month, in a process of its own, because an evaluation needs Pulumi's runtime for
 * itself. Raises a RunError if the lowest cost exceeds `budget.monthly`. Warns if only the highest cost does, or if
 * something has no price. Without a budget, does nothing.
 */
export const keepToBudget: BudgetCheck = async ({ budget, stackTags }) => {
  if (!budget) return;
  await heed(await verdictOf({ ...runningConfig(), undecided: [] }), stackTags.Stack);
};

/** Acts on a verdict: refuses the run, warns, or does nothing. */
export async function heed(verdict: BudgetVerdict, stack: string): Promise<void> {
  switch (verdict.state) {
    case "within":
      return;
    case "atRisk":
    case "incomplete":
    case "unknown":
      return pulumi.log.warn(verdict.message);
    case "over":
      throw new pulumi.RunError(overText(verdict, stack));
  }
}

/** The message of a run that is refused. */
export function overText({ message }: BudgetVerdict, stack: string): string {
  return `${message}\nNothing was changed. Lower the cost, or raise the budget: pulumi config set --path budget.monthly <USD> --stack ${stack}`;
}

/** The configuration goes through a pipe, because others can read arguments and environments. */
async function verdictOf(config: StackConfig): Promise<BudgetVerdict> {
  const script = path.join(__dirname, "check.ts");
  const { code, stdout, stderr } = await runProgram(
    process.execPath,
    ["-r", "./tools/preload.cjs", "-r", "./tools/loadTypeScript.cjs", script],
    { cwd: projectFolder, env: withoutPulumi(process.env), input: JSON.stringify(config) },
  ).catch((error: unknown) => {
    throw unchecked(errorText(error));
  });
  if (code === 0) return JSON.parse(stdout) as BudgetVerdict;
  throw unchecked(stderr || `it ended with ${code}`);
}

function unchecked(why: string): pulumi.RunError {
  return new pulumi.RunError(`The budget could not be checked: ${why}`);
}

/** An environment without Pulumi's variables: the engine set them for this program only. */
function withoutPulumi(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^PULUMI_/.test(name)));
}
