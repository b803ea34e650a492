import type { AppSettings, FargateApp } from "./components/fargateApp";
import { dayCounts, mostByLoad, ownsCount, weekCounts } from "./components";
import { alarmsOfRollouts } from "./components/monitoring/alarms";
import { tellsSomebody } from "./components/monitoring/notifications";
import type { Sharing } from "./components/sharing";
import { appAddress } from "./outputs";
import type { Settings } from "./settings";

/*
 * The plain part of each component's arguments: everything that follows from the settings alone. `program.ts` adds the
 * outputs of other components.
 */

export function provider({ aws, tags }: Settings) {
  return {
    region: aws.region,
    profile: aws.profile,
    allowedAccountIds: aws.allowedAccountIds && [...aws.allowedAccountIds],
    assumeRoles: aws.assumeRoles && [...aws.assumeRoles],
    defaultTags: { tags },
  };
}

export function encryptionKey({ names, ...settings }: Settings) {
  return {
    encryption: settings.encryption,
    aliasName: names.base,
    region: settings.aws.region,
    logGroupNames: [names.logGroup, names.flowLogGroup, names.webAclLogGroup, names.eventLog],
    protect: !settings.disposable,
  };
}

export function registry({ names, image, disposable }: Settings) {
  return {
    repositoryName: names.base,
    immutableTags: image.source === "registry",
    forceDelete: disposable,
  };
}

export function executionRole({ names, iam }: Settings) {
  return {
    roleName: names.executionRole,
    logGroupName: names.logGroup,
    managedPolicy: iam.managedExecutionPolicy,
  };
}

export function taskRole({ names, iam }: Settings) {
  return { roleName: names.taskRole, policyArns: iam.taskPolicyArns };
}

export function secrets({ names, ...settings }: Settings) {
  return {
    prefix: names.base,
    secrets: settings.secrets,
    recoveryWindowInDays: settings.disposable ? 0 : 30,
  };
}

export function network(settings: Settings) {
  return {
    names: settings.names,
    egressPorts: settings.egressPorts,
    logRetentionDays: settings.logRetentionDays,
    keepLogs: !settings.disposable,
    tags: settings.tags,
  };
}

export function domain(settings: Settings) {
  return {
    // A disposable stack often has no domain on purpose, and a warning on every run would soon be ignored.
    expected: !settings.disposable,
    stack: settings.stackTags.Stack,
  };
}

export function notifications({
  names,
  recipients,
  disposable,
  monitoring: own,
  ...settings
}: Settings) {
  return {
    names,
    recipients,
    expected: !disposable,
    outsideCheck: own.outsideCheck,
    stack: settings.stackTags.Stack,
  };
}

export function accessLogs({ names, accessLogDays, disposable }: Settings) {
  return { namePrefix: names.accessLogs, days: accessLogDays, forceDestroy: disposable };
}

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

/** The names by which CloudWatch knows the app's parts. */
export function metrics({ clusterName, balancer }: FargateApp) {
  return {
    clusterName,
    balancerArnSuffix: balancer.arnSuffix,
    targetGroupArnSuffixes: balancer.targetGroupArnSuffixes,
    balancerIsShared: balancer.isShared,
  };
}

/**
 * Whether Container Insights counts the tasks. A guest runs in its host's cluster. Only the host decides about
 * Container Insights, so a guest does not rely on it.
 */
export function countsTasks({ containerInsights, sharing }: Settings): boolean {
  return containerInsights !== "disabled" && sharing.mode !== "guest";
}

/** What decides which alarms there are. */
export function knownAlarms(settings: Settings) {
  const { sharing, scaling, domain: own } = settings;
  return {
    balancerIsShared: sharing.mode === "guest",
    countsTasks: countsTasks(settings),
    counts: weekCounts(scaling),
    mostByLoad: mostByLoad(scaling),
    tls: own.mode !== "none",
  };
}

/**
 * The monitoring's arguments: how many tasks the app may have at any time of the week, whom to tell, and the names of
 * the app's parts.
 */
export function monitoring(settings: Settings, app: FargateApp) {
  const { names, stackTags, scaling } = settings;
  return {
    settings: settings.monitoring,
    names,
    repositoryName: names.base,
    logGroupName: app.logGroupName,
    logRetentionDays: settings.logRetentionDays,
    url: appAddress(settings, app),
    healthPath: settings.container.healthCheck.path,
    downAfter: [app],
    targets:
      scaling.mode === "auto"
        ? { cpu: scaling.cpuPercent, memory: scaling.memoryPercent }
        : undefined,
    watched: {
      ...metrics(app),
      region: settings.aws.region,
      serviceName: names.service,
      runs: app.serviceName !== undefined,
      countsTasks: countsTasks(settings),
      counts: weekCounts(scaling),
      mostByLoad: mostByLoad(scaling),
      namespace: names.base,
      stack: stackTags.Stack,
    },
  };
}

/** Whether the stack's data may be deleted. A host is never disposable, because its guests need it. */
export function isDisposable({ disposable }: Settings, sharing: Sharing): boolean {
  return disposable && sharing.mode !== "host";
}

/** The service's number of tasks, and the limits by day if scaling changes that number. */
export function count({ names, desiredCount, scaling }: Settings) {
  return { names, desiredCount, limits: ownsCount(scaling) ? dayCounts(scaling) : undefined };
}

/** The most tasks at once: a rollout starts as many new ones beside them. */
export function mostTasks({ desiredCount, scaling }: Settings): number {
  return 2 * Math.max(desiredCount, mostByLoad(scaling) ?? 0);
}

/** What the stack takes of the account's quotas. */
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

/** The app's arguments. Most of them are the settings as they are. */
export function app(settings: Settings, sharing: Sharing) {
  const own: AppSettings = settings;
  return {
    ...own,
    disposable: isDisposable(settings, sharing),
    mutes: mutes(settings),
  };
}

/** The alarms that are muted while `pulumi up` waits for a rollout; undefined if nobody is told of any. */
function mutes(settings: Settings) {
  const { names, recipients, monitoring: own } = settings;
  if (!tellsSomebody(recipients)) return undefined;
  return {
    ruleName: names.rolloutMute,
    alarmNames: alarmsOfRollouts(names, own, knownAlarms(settings)),
  };
}
