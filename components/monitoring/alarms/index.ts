import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { Audience } from "../notifications/recipients";
import type { MonitoringSettings, Watched } from "../types";
import type { MonitoringNames } from "../names";
import { certificate, crashedTasks, errorLines, unreadSecrets } from "./logs";
import { why, type AlarmPlan } from "./plan";
import { createQuietHours } from "./quietHours";
import { unreachable } from "./outside";
import { appErrors, balancerErrors, failing, latency } from "./requests";
import { cpu, fewTasks, maximum, memory, noTask } from "./tasks";

export type { AlarmPlan } from "./plan";

/** The alarms on single metrics, in the order in which they are listed. */
export function alarmPlans(watched: Watched, settings: MonitoringSettings): readonly AlarmPlan[] {
  const { counts, mostByLoad, balancerIsShared, certificateArn } = watched;
  const { healthCheckId } = watched;
  const outside = healthCheckId === undefined ? [] : [unreachable(watched, healthCheckId)];
  switch (settings.alarms) {
    case "cpu":
      return [cpu(watched, settings), ...outside];
    case "all":
      return [
        cpu(watched, settings),
        memory(watched, settings),
        ...(watched.runs ? [noTask(watched), failing(watched)] : []),
        appErrors(watched, settings),
        ...(balancerIsShared ? [] : [balancerErrors(watched)]),
        latency(watched, settings),
        ...(watched.runs && (watched.countsTasks || counts.min > 0) ? [fewTasks(watched)] : []),
        ...(mostByLoad === undefined ? [] : [maximum(watched, mostByLoad)]),
        errorLines(watched, settings),
        crashedTasks(watched),
        unreadSecrets(watched),
        ...(certificateArn === undefined ? [] : [certificate(certificateArn, settings)]),
        ...outside,
      ];
  }
}

/** What is known of the alarms before any resource exists. */
export interface KnownAlarms extends Pick<
  Watched,
  "balancerIsShared" | "countsTasks" | "counts" | "mostByLoad"
> {
  readonly tls: boolean;
}

/** The names of the alarms that a stack has. They are known before any resource exists. */
export function alarmNames(
  names: MonitoringNames,
  settings: MonitoringSettings,
  known: KnownAlarms,
): readonly string[] {
  const plans = knownPlans(settings, known);
  const down = plans.some(({ tells }) => tells === "down") ? [names.downAlarm] : [];
  return [...plans.map(({ key }) => names[key]), ...down];
}

/** The names of the alarms that a rollout may set off and that can wait. */
export function alarmsOfRollouts(
  names: MonitoringNames,
  settings: MonitoringSettings,
  known: KnownAlarms,
): readonly string[] {
  return knownPlans(settings, known)
    .filter(({ tells, key }) => tells === "warning" && key !== "certificateAlarm")
    .map(({ key }) => names[key]);
}

function knownPlans(
  settings: MonitoringSettings,
  { tls, ...known }: KnownAlarms,
): readonly AlarmPlan[] {
  const watched = {
    ...known,
    runs: true,
    clusterName: "",
    serviceName: "",
    balancerArnSuffix: "",
    targetGroupArnSuffixes: [""],
    certificateArn: tls ? "" : undefined,
    healthCheckId: settings.outsideCheck ? "" : undefined,
    region: "",
    namespace: "",
    stack: "",
  };
  return alarmPlans(watched, settings);
}

/** What the alarms look at, and whom they notify. */
export interface AlarmsArgs {
  readonly names: MonitoringNames;
  readonly settings: MonitoringSettings;
  readonly watched: Watched;
  readonly audience: Audience;
  /** The service: it must exist before anybody can be told that the app is down. */
  readonly downAfter: readonly pulumi.Resource[];
}

/**
 * Makes the app's alarms, and returns the ARNs of those in the stack's region, the most urgent first. The alarms that
 * mean that the app is down are parts of one composite alarm. Only the composite alarm notifies anybody, so that one
 * fault sends one message.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
 */
export function createAlarms(
  name: string,
  args: AlarmsArgs,
  parent: pulumi.Resource,
): readonly pulumi.Output<string>[] {
  const made = alarmPlans(args.watched, args.settings).map((plan) => {
    return { plan, alarm: createAlarm(name, plan, args, parent) };
  });
  const parts = made.filter(({ plan }) => plan.tells === "down").map(({ alarm }) => alarm.name);
  const { quietHours } = args.settings;
  if (quietHours) {
    const canWait = made.filter(({ plan }) => plan.tells === "warning");
    const alarmNames = canWait.map(({ alarm }) => alarm.name);
    createQuietHours(name, { names: args.names, quietHours, alarmNames }, parent);
  }
  const down = parts.length > 0 ? [createDown(`${name}-down`, parts, args, parent)] : [];
  const here = made.filter(({ plan }) => isIn(args.watched.region, plan));
  return [...down, ...here.map(({ alarm }) => alarm)].map(({ arn }) => arn);
}

function isIn(region: string, { judges }: AlarmPlan): boolean {
  return judges.region === undefined || judges.region === region;
}

function createAlarm(
  name: string,
  plan: AlarmPlan,
  { names, audience, downAfter }: AlarmsArgs,
  parent: pulumi.Resource,
) {
  const told = [...toldBy(plan, audience)];
  return new cloudwatch.MetricAlarm(
    `${name}-${plan.logicalName}`,
    {
      name: names[plan.key],
      alarmDescription: `${plan.says}. ${plan.then}`,
      ...plan.judges,
      alarmActions: told,
      okActions: told,
    },
    { parent, dependsOn: plan.tells === "warning" ? [] : [...downAfter] },
  );
}

function toldBy(
  { tells }: AlarmPlan,
  { warning, outside }: Audience,
): readonly pulumi.Input<string>[] {
  switch (tells) {
    case "warning":
      return warning;
    case "critical":
      return outside;
    case "down":
      return [];
  }
}

function createDown(
  name: string,
  parts: readonly pulumi.Output<string>[],
  { names, watched, audience }: AlarmsArgs,
  parent: pulumi.Resource,
) {
  return new cloudwatch.CompositeAlarm(
    name,
    {
      alarmName: names.downAlarm,
      alarmDescription: `The app is down: no task is healthy, or half of all requests fail. ${why(watched.stack)}`,
      alarmRule: pulumi.all([...parts]).apply(anyOf),
      alarmActions: [...audience.critical],
      okActions: [...audience.critical],
    },
    { parent },
  );
}

/** The rule of an alarm that is on if any of these alarms is. */
export function anyOf(alarmNames: readonly string[]): string {
  return alarmNames.map((name) => `ALARM("${name}")`).join(" OR ");
}
