import type { Live } from "../../components/live";
import { baseName, loadSettings, missingSecretKeys, shellRegion } from "../../settings";
import { costOf, type Cost } from "../cost";
import { evaluate, type EvaluatedResource } from "../evaluate";
import { previewAnswers } from "./answers";
import { assumedLive } from "./assumedLive";
import { assumedAccount, assumedLookup, unsetSecret, type AssumedAccount } from "./assumptions";
import type { StackConfig } from "./project";
import { withStandIns } from "./standIns";
import { rolloutModel, rolloutTimeline, type Timeline } from "./timeline";

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
  /** What it costs a month. */
  readonly cost: Cost;
  /** How long a rollout takes; none where no task is to run. */
  readonly timeline: Timeline | undefined;
  /** What was taken for granted, a sentence each. */
  readonly assumptions: readonly string[];
}

/** What index.ts exports. */
export type Program = (connect: () => Live) => Promise<Record<string, unknown>>;

/**
 * Runs the program with a stack's configuration. Required secrets that are not set yet get a stand-in: only
 * `pulumi up` refuses to go on without them. Raises a SettingsError for every other problem.
 */
export async function previewStack(config: StackConfig, program: Program): Promise<StackPreview> {
  const complete = withStandIns(config, unsetSecret);
  const values: Record<string, string> = { ...shellRegion(), ...complete.values };
  const assumed: AssumedAccount = {
    region: values["aws:region"] ?? "us-east-1",
    repositoryName: baseName(config.project, config.stack),
    imageTag: values[`${config.project}:imageTag`] ?? "",
  };
  let timeline: Timeline | undefined;
  const planned = () => {
    timeline = plannedTimeline();
    return program(assumedLive);
  };
  const result = await evaluate(planned, {
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
    cost: costOf(result.resources, assumed.region),
    timeline,
    missingSecrets: missingSecretKeys(config).map((key) => ({
      key,
      command: `pulumi config set --secret ${key} --stack ${config.stack}`,
    })),
    assumptions: [
      `account ${assumedAccount}`,
      ...config.undecided.map(
        (key) => `${key} without its encrypted part, which only the CLI can read`,
      ),
      ...new Set(
        result.lookups.map(({ token }) => assumedLookup(token, assumed).assumption).sort(),
      ),
    ],
  };
}

/** By the settings of the stack that is being evaluated. */
function plannedTimeline(): Timeline | undefined {
  const { desiredCount: tasks, startUpSeconds, timing, rollout } = loadSettings();
  return tasks === 0
    ? undefined
    : rolloutTimeline(rolloutModel(timing, rollout, { tasks, startUpSeconds }));
}
