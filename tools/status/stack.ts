import { physicalNames } from "../../settings/names";
import type { Settings } from "../../settings/types";
import type { StackConfig } from "../stack/readStackConfig";
import { stackAndSettings } from "../stack/tasksOfStack";
import type { StackService } from "../stack/serviceOfStack";

/** What a stack's files say that `status` holds against what AWS reports. */
export interface StatusStack extends StackService {
  readonly stack: string;
  /** The tag that the file asks for; undefined if it is not set. */
  readonly imageTag: string | undefined;
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  readonly healthPath: string;
  /** Host name of the app; undefined if the balancer's own is used. */
  readonly domain: string | undefined;
  /** Every alarm that such a stack may have. */
  readonly alarmNames: readonly string[];
  /** Between how many tasks the service may have. */
  readonly tasks: { readonly min: number; readonly max: number };
}

const needed = ["cpu", "memory", "healthCheck", "domain", "displayName"] as const;

/** Reads what the files say. Raises a SettingsError that lists every bad key of these, and a UsageError for an encrypted one. */
export function statusStack(config: StackConfig): StatusStack {
  const { stack, settings } = stackAndSettings(config, needed);
  const { project, values } = config;
  const names = physicalNames(project, config.stack, values[`${project}:displayName`]);
  const { limits, byLoad, scheduled, startCount } = stack;
  return {
    aws: stack.aws,
    names: stack.names,
    stack: config.stack,
    imageTag: values[`${project}:imageTag`],
    cpu: settings.container.cpu,
    memory: settings.container.memory,
    healthPath: settings.container.healthCheck.path,
    domain: domainOf(settings),
    alarmNames: Object.entries<string>({ ...names })
      .filter(([key]) => key.endsWith("Alarm"))
      .map(([, name]) => name),
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
