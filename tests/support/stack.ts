import program from "../../index";
import { evaluate } from "../../operations/evaluate";
import { previewAnswers } from "../../operations/preview/answers";
import { assumedLive } from "../../operations/preview/assumedLive";
import { overrideConfig } from "../../operations/preview/override";
import { readStackConfig } from "../../operations/preview/project";
import { previewStack, type StackPreview } from "../../operations/preview/evaluateStack";
import { projectFolder, Run } from "./program";

/** The committed stack file, with settings laid over it, through the real program, as `npm run preview` does it. */
export function previewCommitted(
  stack: string,
  settings: readonly string[] = [],
): Promise<StackPreview> {
  return previewStack(overrideConfig(readStackConfig(projectFolder, stack), settings), program);
}

/** The values of the secrets in `runCommitted`, canaries that must not turn up anywhere else. */
export const secretValues = {
  supabaseUrl: "https://canary-url.supabase.co",
  supabaseKey: "canary-key",
} as const;

/** The committed stack file through the real program as an update, not a preview, with both secrets set. */
export async function runCommitted(stack: string, settings: readonly string[] = []): Promise<Run> {
  const config = overrideConfig(readStackConfig(projectFolder, stack), settings);
  const secrets = Object.entries(secretValues).map(
    ([key, value]) => [`${config.project}:${key}`, value] as const,
  );
  return new Run(
    await evaluate(() => program(assumedLive), {
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
