import { dayCounts, mostByLoad, ownsCount } from "../components";
import type { Settings } from "../settings";

/*
 * What lookAround.ts asks the account: everything that follows from the settings alone.
 */

/**
 * The logs that the stack writes, and that it keeps when their settings are removed. A guest has no network of its own,
 * so it has no flow logs.
 */
export function keptLogs({ network: own, names, sharing, ...settings }: Settings) {
  const hasNetwork = sharing.mode === "own" || sharing.mode === "host";
  const flowLogs = hasNetwork && own.mode === "dedicated" && own.flowLogs;
  return {
    stackTags: settings.stackTags,
    flowLogGroup: flowLogs ? names.flowLogGroup : undefined,
    webAclLogGroup: settings.waf ? names.webAclLogGroup : undefined,
    accessLogPrefix: settings.accessLogDays > 0 ? names.accessLogs : undefined,
  };
}

export function findImage(settings: Settings) {
  return {
    ...image(settings),
    repositoryName: settings.names.base,
    service: settings.names,
    image: settings.image,
    secretNames: settings.secrets.map(({ variable }) => variable),
    stackTags: settings.stackTags,
    region: settings.aws.region,
  };
}

export function image({ imageTag, container }: Settings) {
  return { tag: imageTag, platform: container.platform, environment: container.environment };
}

/** The service's number of tasks, and the limits by day if scaling changes that number. */
export function count({ names, desiredCount, scaling }: Settings) {
  return { names, desiredCount, limits: ownsCount(scaling) ? dayCounts(scaling) : undefined };
}

/** The most tasks at once: a rollout starts as many new ones beside them. */
export function mostTasks({ desiredCount, scaling }: Settings): number {
  return 2 * Math.max(desiredCount, mostByLoad(scaling) ?? 0);
}

/** How much of the account's quotas the stack uses. */
export function quotas({ network: own, desiredCount, container, ...settings }: Settings) {
  return {
    network: own,
    desiredCount,
    cpu: container.cpu,
    spot: settings.spot,
    sharing: settings.sharing.mode,
    stackTags: settings.stackTags,
    balancer: settings.names.balancer,
  };
}
