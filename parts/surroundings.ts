import { accessLogBucket, createNetwork, Domain, Notifications } from "../components";
import type { Common, Stack } from "./stack";

/** Makes the network, unless the account or a host has it. */
export function makeNetwork({ settings, found, opts }: Stack, common: Common) {
  return createNetwork(
    "network",
    {
      ...common,
      names: settings.names,
      egressPorts: settings.egressPorts,
      logRetentionDays: settings.logRetentionDays,
      keepLogs: !settings.disposable,
      tags: settings.tags,
      found: found.network,
      isShared: found.sharing.mode === "host",
      ask: found.ask,
      keptLogGroup: found.kept.flowLogGroup,
    },
    opts,
  );
}

/** Makes the certificate of the app's domain, or takes an existing one. */
export function makeDomain({ settings, found, opts }: Stack): Domain {
  return new Domain(
    "domain",
    {
      // A disposable stack often has no domain on purpose, and a warning on every run would soon be ignored.
      expected: !settings.disposable,
      stack: settings.stackTags.Stack,
      domain: found.domain,
    },
    opts,
  );
}

/** Makes the bucket of the balancer's access logs; undefined if they are off. */
export function makeAccessLogBucket({ settings, found, opts }: Stack, common: Common) {
  return accessLogBucket(
    "access-logs",
    {
      namePrefix: settings.names.accessLogs,
      days: settings.accessLogDays,
      forceDestroy: settings.disposable,
      accountId: common.accountId,
      region: common.region,
      keptBucket: found.kept.accessLogBucket,
    },
    opts,
  );
}

/** Makes the topics through which alarms reach people. */
export function makeNotifications({ settings, opts }: Stack, common: Common): Notifications {
  const { names, recipients, disposable, monitoring, stackTags } = settings;
  return new Notifications(
    "notifications",
    {
      ...common,
      names,
      recipients,
      expected: !disposable,
      outsideCheck: monitoring.outsideCheck,
      stack: stackTags.Stack,
    },
    opts,
  );
}
