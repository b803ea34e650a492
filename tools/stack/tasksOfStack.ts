import { dayCounts, type Counts } from "../../components/scaling/types";
import { parseSettings } from "../../settings/parse";
import type { Settings } from "../../settings/types";
import { withStandIns } from "./standIns";
import { UsageError, type StackConfig } from "./readStackConfig";
import { refuseEncrypted } from "./refuseEncrypted";
import { stackService, type StackService } from "./serviceOfStack";

/** What a stack's files say of its service's tasks. */
export interface PausableStack extends StackService {
  readonly stack: string;
  readonly disposable: boolean;
  /** The fewest and the most tasks by day. */
  readonly limits: Counts;
  /** Tasks to start with. */
  readonly startCount: number;
  /** Whether the load decides how many there are. */
  readonly byLoad: boolean;
  /** Whether the counts change at night or on weekends. */
  readonly scheduled: boolean;
}

/** The settings that say how many tasks there are, and how carefully to treat them. */
const needed = ["desiredCount", "scaling", "schedule", "disposable"] as const;

/**
 * Finds what a stack's files say of its tasks; what is wrong with other settings does not matter. Raises a
 * SettingsError that lists every bad one of these keys, and a UsageError for one that is encrypted.
 */
export function pausableStack(config: StackConfig): PausableStack {
  return stackAndSettings(config).stack;
}

/** The same with all settings, of which those keys and other ones are as the files say. */
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
  };
  return { stack, settings };
}

/** Raises a UsageError where the credentials lead to an account that the stack may not touch, as the provider does. */
export function checkAccount({ aws }: Pick<StackService, "aws">, account: string): void {
  const { allowedAccountIds: allowed } = aws;
  if (!allowed || allowed.includes(account)) return;
  throw new UsageError(
    `The credentials lead to the account ${account}, and aws:allowedAccountIds has only ${allowed.join(", ")}: ` +
      "nothing was changed.",
  );
}

/** The keys that matter as they are, and the required others as any valid stack has them. */
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
