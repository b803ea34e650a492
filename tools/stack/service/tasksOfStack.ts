import type { AlarmPlace } from "../../../live/cloudwatch/alarms";
import { checkRegion } from "../../../components/monitoring/checkRegion";
import { physicalNames } from "../../../settings/names";
import { dayCounts, type Counts } from "../../../components/scaling/types";
import { parseSettings } from "../../../settings/parse";
import type { Settings } from "../../../settings/types";
import { withStandIns } from "../standIns";
import { UsageError, type StackConfig } from "../readStackConfig";
import { refuseEncrypted } from "./refuseEncrypted";
import { stackService, type StackService } from "./serviceOfStack";

/** What the stack files say about the service's tasks. */
export interface PausableStack extends StackService {
  readonly stack: string;
  readonly disposable: boolean;
  /** The fewest and the most tasks by day. */
  readonly limits: Counts;
  /** Tasks to start with. */
  readonly startCount: number;
  /** Whether the load decides how many tasks there are. */
  readonly byLoad: boolean;
  /** Whether the counts change at night or on weekends. */
  readonly scheduled: boolean;
  readonly alarms: StackAlarms;
}

/** The alarms that a stack may have, and the name of the rules that mute them. */
export interface StackAlarms {
  readonly ruleName: string;
  /** The alarms by region; the first is the stack's. */
  readonly places: readonly AlarmPlace[];
}

/** The settings that decide how many tasks there are, and whether the stack is disposable. */
const needed = ["desiredCount", "scaling", "schedule", "disposable"] as const;

/**
 * Reads what the stack files say about the tasks. Problems of other settings do not matter. Raises a SettingsError that
 * lists every bad key of these, and a UsageError for an encrypted one.
 */
export function pausableStack(config: StackConfig): PausableStack {
  return stackAndSettings(config).stack;
}

/** Like `pausableStack`, but with all settings. Those keys and the given other ones are as in the files. */
export function stackAndSettings(
  config: StackConfig,
  others: readonly string[] = [],
): { readonly stack: PausableStack; readonly settings: Settings } {
  const found = stackService(config);
  const settings = parseSettings({
    ...standIn(config, [...needed, ...others]),
    fileExists: () => true,
  });
  const stack = {
    ...found,
    stack: config.stack,
    disposable: settings.disposable,
    limits: dayCounts(settings.scaling),
    startCount: settings.desiredCount,
    byLoad: settings.scaling.mode === "auto",
    scheduled: settings.scaling.schedule !== undefined,
    alarms: alarmsOf(config, found.aws.region),
  };
  return { stack, settings };
}

function alarmsOf({ project, stack, values }: StackConfig, region: string): StackAlarms {
  const names = physicalNames(project, stack, values[`${project}:displayName`]);
  const all = Object.entries<string>({ ...names })
    .filter(([key]) => key.endsWith("Alarm"))
    .map(([, name]) => name);
  const here = { region, alarmNames: all };
  const { rolloutMute: ruleName, outsideAlarm } = names;
  if (region === checkRegion) return { ruleName, places: [here] };
  const alarmNames = all.filter((name) => name !== outsideAlarm);
  // Only a stack with the check asks another region, because many accounts forbid the others.
  const outside = isChecked(values[`${project}:monitoring`])
    ? [{ region: checkRegion, alarmNames: [outsideAlarm] }]
    : [];
  return { ruleName, places: [{ region, alarmNames }, ...outside] };
}

/** Whether the app is checked from outside. */
function isChecked(monitoring = "{}"): boolean {
  const { outsideCheck } = JSON.parse(monitoring) as { readonly outsideCheck?: unknown };
  return outsideCheck === true;
}

/** Raises a UsageError if the credentials belong to an account that the stack may not change, like the provider. */
export function checkAccount({ aws }: Pick<StackService, "aws">, account: string): void {
  const { allowedAccountIds: allowed } = aws;
  if (!allowed || allowed.includes(account)) return;
  throw new UsageError(
    `The credentials lead to the account ${account}, and aws:allowedAccountIds has only ${allowed.join(", ")}: ` +
      "nothing was changed.",
  );
}

/** The keys that matter as they are, and stand-ins for the other required keys. */
function standIn(config: StackConfig, matter: readonly string[]) {
  const { project, stack } = config;
  const keys = matter.map((key) => `${project}:${key}`);
  refuseEncrypted(config, keys);
  const values = Object.fromEntries(
    Object.entries(config.values).filter(([key]) => key.startsWith("aws:") || keys.includes(key)),
  );
  const complete = withStandIns(
    { ...config, values: { ...values, [`${project}:imageTag`]: "any" } },
    "any",
  );
  const secret = new Set(complete.secretKeys);
  return { project, stack, values: complete.values, isSecret: (key: string) => secret.has(key) };
}
