import { needsAlarms, needsAlternate } from "./components/fargateApp/rollout";
import { alarmNames } from "./components/monitoring/alarms";
import { tellsSomebody } from "./components/monitoring/notifications";
import { knownAlarms } from "./parts/alarms";
import type { FixedName } from "./components/account/takenNames";
import type { Settings } from "./settings";

/**
 * Every physical name of the stack that must be unique in the account and that AWS does not complete with a random
 * part.
 */
export function fixedNames(settings: Settings): readonly FixedName[] {
  const { names, rollout, secrets, encryption } = settings;
  const alternate = needsAlternate(rollout);
  return [
    { kind: "service", name: `${names.cluster}/${names.service}` },
    { kind: "repository", name: names.base },
    ...secrets.map(({ name }) => ({ kind: "secret" as const, name: `${names.base}/${name}` })),
    { kind: "role", name: names.executionRole },
    { kind: "role", name: names.taskRole },
    ...(alternate ? [{ kind: "role" as const, name: names.infrastructureRole }] : []),
    { kind: "logGroup", name: names.logGroup },
    { kind: "targetGroup", name: names.targetGroup },
    ...(alternate ? [{ kind: "targetGroup" as const, name: names.alternateTargetGroup }] : []),
    ...alarms(settings).map((name) => ({ kind: "alarm" as const, name })),
    { kind: "dashboard", name: names.dashboard },
    ...(encryption === "customerKey"
      ? [{ kind: "keyAlias" as const, name: `alias/${names.base}` }]
      : []),
    ...optionalNames(settings),
    ...ownPlaceNames(settings),
  ];
}

function alarms(settings: Settings): readonly string[] {
  const { names, rollout, monitoring } = settings;
  return [
    ...(needsAlarms(rollout) ? [names.errorsAlarm, names.unhealthyAlarm] : []),
    // The names are looked up in the stack's region, and this alarm may be in another one.
    ...alarmNames(names, monitoring, knownAlarms(settings)).filter(
      (name) => name !== names.outsideAlarm,
    ),
  ];
}

function optionalNames({ names, monitoring, recipients, waf }: Settings): readonly FixedName[] {
  const { alarmTopic, criticalTopic, chatTopic } = names;
  const topics = tellsSomebody(recipients) ? [alarmTopic, criticalTopic] : [];
  const chats = recipients.slack !== undefined || recipients.teams !== undefined;
  return [
    ...[...topics, ...(chats ? [chatTopic] : [])].map((name) => ({ kind: "topic" as const, name })),
    ...(chats ? [{ kind: "role" as const, name: names.chatRole }] : []),
    ...(monitoring.alarms === "all" ? [{ kind: "logGroup" as const, name: names.eventLog }] : []),
    ...(waf ? [{ kind: "logGroup" as const, name: names.webAclLogGroup }] : []),
  ];
}

/** The names of the cluster, the load balancer and the network, unless another stack provides them. */
function ownPlaceNames({ names, network, sharing }: Settings): readonly FixedName[] {
  switch (sharing.mode) {
    case "guest":
      return [];
    case "own":
    case "host":
      return [
        { kind: "cluster", name: names.cluster },
        { kind: "balancer", name: names.balancer },
        ...networkNames(names, network),
      ];
  }
}

function networkNames(
  names: Settings["names"],
  network: Settings["network"],
): readonly FixedName[] {
  switch (network.mode) {
    case "default":
    case "existing":
      return [];
    case "dedicated":
      return [
        ...(network.flowLogs
          ? [
              { kind: "logGroup" as const, name: names.flowLogGroup },
              { kind: "role" as const, name: names.flowLogRole },
            ]
          : []),
        ...(network.nat === "instance" ? [{ kind: "role" as const, name: names.natInstance }] : []),
      ];
  }
}
