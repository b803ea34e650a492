import type { Live } from "../../components/live";
import type { Sharing } from "../../components/sharing";
import {
  baseName,
  loadSettings,
  missingSecretKeys,
  shellRegion,
  type Settings,
} from "../../settings";
import { unchecked, type BudgetCheck } from "../budget";
import { budgetVerdict, costOf, type BudgetVerdict, type Cost } from "../cost";
import { evaluate, type EvaluatedResource } from "../evaluate";
import { securityOf, type SecurityReport } from "../security";
import { previewAnswers } from "./answers";
import { assumedLive } from "./assumedLive";
import { assumedAccount, lookupAssumptions, unsetSecret, type AssumedAccount } from "./assumptions";
import type { StackConfig } from "./project";
import { sharedInsights, sharingAssumptions } from "./sharedStack";
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
  /** What a run would warn of, too. */
  readonly warnings: readonly string[];
  /** What it costs a month. */
  readonly cost: Cost;
  /** Whether that keeps to its budget; none where it has no budget. */
  readonly budget: BudgetVerdict | undefined;
  /** How it stands to the controls of AWS Security Hub. */
  readonly security: SecurityReport;
  /** How long a rollout takes; none where no task is to run. */
  readonly timeline: Timeline | undefined;
  /** What was taken for granted, a sentence each. */
  readonly assumptions: readonly string[];
}

/** What index.ts exports. */
export type Program = (
  connect: () => Live,
  checkBudget: BudgetCheck,
) => Promise<Record<string, unknown>>;

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
  let monthly: number | undefined;
  let endpoints: readonly string[] = [];
  let sharing: Sharing = { mode: "own" };
  const planned = () => {
    const settings = loadSettings();
    timeline = plannedTimeline(settings);
    sharing = settings.sharing;
    endpoints = settings.network.mode === "dedicated" ? settings.network.endpoints : [];
    monthly = settings.budget?.monthly;
    return program(assumedLive, unchecked);
  };
  const result = await evaluate(planned, {
    project: config.project,
    stack: config.stack,
    config: values,
    secretKeys: complete.secretKeys,
    preview: true,
    answers: previewAnswers(assumed),
  });
  const cost = costOf(result.resources, assumed.region, {
    sharedInsights: sharedInsights(sharing),
    endpoints,
  });
  return {
    project: config.project,
    stack: config.stack,
    region: assumed.region,
    resources: result.resources,
    outputs: result.outputs,
    warnings: result.warnings,
    cost,
    budget: monthly === undefined ? undefined : budgetVerdict(cost, monthly),
    security: securityOf(result.resources),
    timeline,
    missingSecrets: missingSecretKeys(config).map((key) => ({
      key,
      command: `pulumi config set --secret ${key} --stack ${config.stack}`,
    })),
    assumptions: unique([
      `account ${assumedAccount}`,
      ...config.undecided.map(
        (key) => `${key} without its encrypted part, which only the CLI can read`,
      ),
      ...sharingAssumptions(sharing),
      ...lookupAssumptions(result.lookups, assumed),
    ]),
  };
}

function unique(sentences: readonly string[]): readonly string[] {
  return [...new Set(sentences)];
}

/** By the settings of the stack that is being evaluated. */
function plannedTimeline({
  desiredCount: tasks,
  startUpSeconds,
  timing,
  rollout,
  spot,
}: Settings): Timeline | undefined {
  return tasks === 0
    ? undefined
    : rolloutTimeline(rolloutModel(timing, rollout, { tasks, startUpSeconds, spot }));
}
