import type { AlarmPlace } from "../../live/cloudwatch/alarms";
import type { Settings } from "../../settings/types";
import type { StackConfig } from "../stack/readStackConfig";
import { stackAndSettings } from "../stack/service/tasksOfStack";
import type { StackService } from "../stack/service/serviceOfStack";

/** What the stack files say that `status` compares with AWS. */
export interface StatusStack extends StackService {
  readonly stack: string;
  /** The tag in the stack file; undefined if it is not set. */
  readonly imageTag: string | undefined;
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  readonly healthPath: string;
  /** Host name of the app; undefined if people use the balancer's own name. */
  readonly domain: string | undefined;
  /** Every alarm that the stack may have, by region. */
  readonly alarms: readonly AlarmPlace[];
  /** The fewest and the most tasks that the service may have. */
  readonly tasks: { readonly min: number; readonly max: number };
}

const needed = ["cpu", "memory", "healthCheck", "domain", "displayName"] as const;

/**
 * Reads the stack files. Raises a SettingsError that lists every bad key that it needs, and a UsageError for an
 * encrypted one.
 */
export function statusStack(config: StackConfig): StatusStack {
  const { stack, settings } = stackAndSettings(config, needed);
  const { project, values } = config;
  const { limits, byLoad, scheduled, startCount } = stack;
  return {
    aws: stack.aws,
    names: stack.names,
    stackTags: stack.stackTags,
    stack: config.stack,
    imageTag: values[`${project}:imageTag`],
    cpu: settings.container.cpu,
    memory: settings.container.memory,
    healthPath: settings.container.healthCheck.path,
    domain: domainOf(settings),
    alarms: stack.alarms.places,
    tasks:
      byLoad || scheduled
        ? { min: scheduled ? 0 : limits.min, max: limits.max }
        : { min: startCount, max: startCount },
  };
}

function domainOf({ domain }: Settings): string | undefined {
  switch (domain.mode) {
    case "none":
      return undefined;
    case "zone":
    case "certificate":
      return domain.name;
  }
}
