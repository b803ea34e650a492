import { baseName, missingSecretKeys, shellRegion } from "../../settings";
import { evaluate, type EvaluatedResource } from "../evaluate";
import { previewAnswers } from "./answers";
import { assumedAccount, assumedLookup, unsetSecret, type AssumedAccount } from "./assumptions";
import type { StackConfig } from "./project";
import { withStandIns } from "./standIns";

/** A secret that the app needs and nobody has set yet. */
export interface MissingSecret {
  readonly key: string;
  /** What sets it. */
  readonly command: string;
}

/** What `pulumi up` would create, as far as it can be known without an account. */
export interface StackPreview {
  readonly project: string;
  readonly stack: string;
  readonly region: string;
  readonly resources: readonly EvaluatedResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly missingSecrets: readonly MissingSecret[];
  /** What was taken for granted, a sentence each. */
  readonly assumptions: readonly string[];
}

/**
 * Runs the program with a stack's configuration. Required secrets that are not set yet get a stand-in: only
 * `pulumi up` refuses to go on without them. Raises a SettingsError for every other problem.
 */
export async function previewStack(
  config: StackConfig,
  program: () => Promise<Record<string, unknown>>,
): Promise<StackPreview> {
  const complete = withStandIns(config, unsetSecret);
  const values: Record<string, string> = { ...shellRegion(), ...complete.values };
  const assumed: AssumedAccount = {
    region: values["aws:region"] ?? "us-east-1",
    repositoryName: baseName(config.project, config.stack),
    imageTag: values[`${config.project}:imageTag`] ?? "",
  };
  const result = await evaluate(program, {
    project: config.project,
    stack: config.stack,
    config: values,
    secretKeys: complete.secretKeys,
    preview: true,
    answers: previewAnswers(assumed),
  });
  return {
    project: config.project,
    stack: config.stack,
    region: assumed.region,
    resources: result.resources,
    outputs: result.outputs,
    missingSecrets: missingSecretKeys(config).map((key) => ({
      key,
      command: `pulumi config set --secret ${key} --stack ${config.stack}`,
    })),
    assumptions: [
      `account ${assumedAccount}`,
      ...config.undecided.map(
        (key) => `${key} without its encrypted part, which only the CLI can read`,
      ),
      ...result.lookups.map(({ token }) => assumedLookup(token, assumed).assumption).sort(),
    ],
  };
}
