import type { MonitoringArgs } from "../../../components/monitoring";
import { nobody } from "../../../components/monitoring/notifications";
import type { MonitoringSettings, Watched } from "../../../components/monitoring/types";
import { physicalNames } from "../../../settings/names";
import { settingsSchema } from "../../../settings/schema";

/** An app called shop, as its alarms and its dashboard see it. */
export const watched: Watched = {
  region: "eu-west-1",
  clusterName: "shop-cluster",
  serviceName: "shop-service",
  runs: true,
  balancerArnSuffix: "app/shop-alb/1",
  targetGroupArnSuffixes: ["targetgroup/shop-tg/2"],
  balancerIsShared: false,
  countsTasks: true,
  counts: { min: 2, max: 6 },
  mostByLoad: 6,
  certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/3",
  namespace: "shop",
  stack: "prod",
};

/** The monitoring of a stack that is not disposable, and whose file does not mention monitoring. */
export const defaults: MonitoringSettings = {
  ...settingsSchema.monitoring.parse(undefined),
  alarms: "all",
};

/** Thresholds that all differ from the defaults. The other settings are the defaults. */
export const settings: MonitoringSettings = {
  ...defaults,
  cpuAlarmPercent: 70,
  thresholds: {
    memoryPercent: 75,
    errorPercent: 4,
    latencySeconds: 2,
    errorLines: 30,
    certificateDays: 15,
  },
};

/** The monitoring of that app. */
export const shop: MonitoringArgs = {
  settings,
  names: physicalNames("shop", "prod"),
  watched,
  audience: nobody,
  downAfter: [],
  targets: { cpu: 60, memory: 80 },
  region: "eu-west-1",
  accountId: "123456789012",
  repositoryName: "shop",
  url: "https://shop.example.com",
  healthPath: "/up",
  logGroupName: "/ecs/shop",
  logRetentionDays: 365,
};
