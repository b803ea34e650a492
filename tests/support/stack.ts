import { program, type BudgetCheck } from "../../program";
import { evaluate } from "../../tools/evaluate";
import { previewAnswers } from "../../tools/assumed/answers";
import { assumedLive } from "../../tools/assumed/live";
import { overrideConfig } from "../../tools/stack/override";
import { readStackConfig } from "../../tools/stack/readStackConfig";
import { previewStack, type StackPreview } from "../../tools/preview/evaluateStack";
import { projectFolder, Run } from "./program";
import { remembered } from "./remembered";

/**
 * The preview of a committed stack file with some other settings, like `npm run preview`. The program runs once for all
 * tests of a process that ask for the same preview.
 */
export function previewCommitted(
  stack: string,
  settings: readonly string[] = [],
): Promise<StackPreview> {
  return remembered(["preview", stack, settings], async () =>
    previewStack(overrideConfig(readStackConfig(projectFolder, stack), settings), program),
  );
}

/** The values of the secrets in `runCommitted`. Tests check that they appear nowhere else. */
export const secretValues = {
  supabaseUrl: "https://canary-url.supabase.co",
  supabaseKey: "canary-key",
} as const;

/**
 * The committed stack file with some other settings as an update, not a preview, with both secrets set. The program runs
 * once for all tests of a process that ask for the same update, except if the test brings a check of the budget.
 */
export function runCommitted(
  stack: string,
  settings: readonly string[] = [],
  checkBudget?: BudgetCheck,
): Promise<Run> {
  if (checkBudget) return runAnew(stack, settings, checkBudget);
  return remembered(["run", stack, settings], () => runAnew(stack, settings));
}

/**
 * Like `runCommitted`, but always runs the program: for a test that changes files between two runs.
 */
export async function runAnew(
  stack: string,
  settings: readonly string[],
  checkBudget?: BudgetCheck,
): Promise<Run> {
  const config = overrideConfig(readStackConfig(projectFolder, stack), settings);
  const secrets = Object.entries(secretValues).map(
    ([key, value]) => [`${config.project}:${key}`, value] as const,
  );
  return new Run(
    await evaluate(() => program(assumedLive, checkBudget), {
      project: config.project,
      stack,
      config: { ...config.values, ...Object.fromEntries(secrets) },
      secretKeys: [...config.secretKeys, ...secrets.map(([key]) => key)],
      preview: false,
      answers: previewAnswers({
        region: config.values["aws:region"] ?? "",
        repositoryName: stack === "prod" ? "mcp-catalog" : `mcp-catalog-${stack}`,
        imageTag: config.values["mcp-catalog:imageTag"] ?? "",
      }),
    }),
  );
}
