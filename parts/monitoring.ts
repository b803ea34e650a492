import { Monitoring, mostByLoad, weekCounts, type FargateApp } from "../components";
import type { ListenerTls } from "../components/domain/types";
import type { Audience } from "../components/monitoring/notifications";
import { appAddress } from "../outputs";
import type { Settings } from "../settings";
import { countsTasks } from "./alarms";
import type { Common, Stack } from "./stack";

/** Makes the dashboard and the alarms of the app. */
export function makeMonitoring(
  { settings, opts }: Stack,
  common: Common,
  { app, tls, audience }: { app: FargateApp; tls: ListenerTls; audience: Audience },
): Monitoring {
  const { names, scaling } = settings;
  return new Monitoring(
    "monitoring",
    {
      ...common,
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
      watched: watched(settings, app, tls),
      audience,
    },
    opts,
  );
}

/** The names by which CloudWatch knows the app's parts, and how many tasks it may have at any time of the week. */
function watched(settings: Settings, app: FargateApp, tls: ListenerTls) {
  const { names, scaling, stackTags } = settings;
  return {
    ...metrics(app),
    region: settings.aws.region,
    serviceName: names.service,
    runs: app.serviceName !== undefined,
    countsTasks: countsTasks(settings),
    counts: weekCounts(scaling),
    mostByLoad: mostByLoad(scaling),
    namespace: names.base,
    stack: stackTags.Stack,
    certificateArn: tls.protocol === "HTTPS" ? tls.certificateArn : undefined,
  };
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
