import type { Live } from "../../components/common/live";
import { baseName, missingSecretKeys, shellRegion, type Settings } from "../../settings";
import { loadSettings } from "../../settings/load";
import { budgetVerdict, costOf, type BudgetVerdict, type Cost, type CostOptions } from "../cost";
import { evaluate, type EvaluatedResource } from "../evaluate";
import { securityOf, type SecurityReport } from "../security";
import { previewAnswers } from "../assumed/answers";
import { assumedLive } from "../assumed/live";
import { assumedAccount, lookupAssumptions, type AssumedAccount } from "../assumed/assumptions";
import { guestView, type GuestView } from "../assumed/guest";
import { environmentsHint, withEnvironmentsHint } from "../stack/read/environments";
import type { StackConfig } from "../stack/readStackConfig";
import { readHostFile, type FindHostFile } from "../stack/hostFile";
import { unsetSecret, withStandIns } from "../stack/standIns";
import { rolloutModel, rolloutTimeline, type Timeline } from "./timeline";

/** A secret that the app needs and that is not set yet. */
export interface MissingSecret {
  readonly key: string;
  /** The command that sets it. */
  readonly command: string;
}

/** What `pulumi up` would create, as far as that can be known without an account. */
export interface StackPreview {
  readonly project: string;
  readonly stack: string;
  readonly region: string;
  readonly resources: readonly EvaluatedResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly missingSecrets: readonly MissingSecret[];
  /** What `pulumi up` would warn of, and what it would refuse because of another stack's file. */
  readonly warnings: readonly string[];
  /** Commands to run for another stack before this one. */
  readonly otherStack: readonly string[];
  /** The cost a month. */
  readonly cost: Cost;
  /** Whether the cost keeps to the budget; undefined if there is no budget. */
  readonly budget: BudgetVerdict | undefined;
  /** Which controls of AWS Security Hub the stack meets. */
  readonly security: SecurityReport;
  /** How long a rollout takes; undefined if no task should run. */
  readonly timeline: Timeline | undefined;
  /** What the preview assumes, a sentence each. */
  readonly assumptions: readonly string[];
  /** Tokens of the look-ups that the program made, each once. */
  readonly lookups: readonly string[];
}

/** The program to preview. */
export type Program = (connect: () => Live) => Promise<Record<string, unknown>>;

/**
 * Runs the program with a stack's configuration. Required secrets that are not set yet get a stand-in, because only
 * `pulumi up` needs them. Raises a SettingsError for every other problem.
 */
export async function previewStack(
  config: StackConfig,
  program: Program,
  findHostFile: FindHostFile = readHostFile,
): Promise<StackPreview> {
  const complete = withStandIns(config, unsetSecret);
  const values: Record<string, string> = { ...shellRegion(), ...complete.values };
  const assumed: AssumedAccount = {
    region: values["aws:region"] ?? "us-east-1",
    repositoryName: baseName(config.project, config.stack),
    imageTag: values[`${config.project}:imageTag`] ?? "",
  };
  let timeline: Timeline | undefined;
  let monthly: number | undefined;
  let facts: CostFacts = {};
  let guest: GuestView | undefined;
  const planned = async () => {
    const settings = await loadSettings();
    timeline = plannedTimeline(settings);
    guest = guestView(settings, findHostFile);
    facts = costFacts(settings);
    monthly = settings.budget?.monthly;
    return program(assumedLive);
  };
  const evaluation = {
    project: config.project,
    stack: config.stack,
    config: values,
    secretKeys: complete.secretKeys,
    preview: true,
    answers: previewAnswers(assumed, findHostFile),
  };
  const result = await withEnvironmentsHint(config, () => evaluate(planned, evaluation));
  const environments = environmentsHint(config.stack, config.unreadEnvironments);
  const cost = costOf(result.resources, assumed.region, {
    sharedInsights: guest?.insights ?? "disabled",
    ...facts,
  });
  return {
    project: config.project,
    stack: config.stack,
    region: assumed.region,
    resources: result.resources,
    outputs: result.outputs,
    warnings: [...(guest?.warnings ?? []), ...result.warnings],
    otherStack: guest?.commands ?? [],
    cost,
    budget: monthly === undefined ? undefined : budgetVerdict(cost, monthly),
    security: securityOf(result.resources),
    timeline,
    missingSecrets: missingSecretKeys(config).map((key) => ({
      key,
      command: `pulumi config set --secret ${key} --stack ${config.stack}`,
    })),
    lookups: unique(result.lookups.map(({ token }) => token)),
    assumptions: unique([
      `account ${assumedAccount}`,
      ...config.undecided.map(
        (key) => `${key} without its encrypted part, which only the CLI can read`,
      ),
      ...(environments === undefined ? [] : [environments]),
      ...(guest?.assumptions ?? []),
      ...lookupAssumptions(result.lookups, assumed),
    ]),
  };
}

type CostFacts = Pick<CostOptions, "endpoints" | "shares">;

/** The facts about costs that the settings have and the resources do not. */
function costFacts({ network, sharing }: Settings): CostFacts {
  return {
    endpoints: network.mode === "dedicated" ? network.endpoints : [],
    shares: sharing.mode === "host",
  };
}

function unique(sentences: readonly string[]): readonly string[] {
  return [...new Set(sentences)];
}

/** The timeline that follows from the settings of the stack. */
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
