import { program, type BudgetCheck } from "../../program";
import { evaluate } from "../../tools/evaluate";
import { previewAnswers } from "../../tools/assumed/answers";
import { assumedLive } from "../../tools/assumed/live";
import { overrideConfig } from "../../tools/stack/override";
import { readStackConfig } from "../../tools/stack/readStackConfig";
import { previewStack, type StackPreview } from "../../tools/preview/evaluateStack";
import { projectFolder, Run } from "./program";

/** Runs the committed stack file with some other settings through the real program, like `npm run preview`. */
export function previewCommitted(
  stack: string,
  settings: readonly string[] = [],
): Promise<StackPreview> {
  return previewStack(overrideConfig(readStackConfig(projectFolder, stack), settings), program);
}

/** The values of the secrets in `runCommitted`. Tests check that they appear nowhere else. */
export const secretValues = {
  supabaseUrl: "https://canary-url.supabase.co",
  supabaseKey: "canary-key",
} as const;

/** Runs the committed stack file through the real program as an update, not a preview, with both secrets set. */
export async function runCommitted(
  stack: string,
  settings: readonly string[] = [],
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
