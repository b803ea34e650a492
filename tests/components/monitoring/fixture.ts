import type { MonitoringArgs } from "../../../components/monitoring";
import { physicalNames } from "../../../settings/names";

/** The monitoring of an app called shop. */
export const shop: MonitoringArgs = {
  names: physicalNames("shop", "prod"),
  region: "eu-west-1",
  clusterName: "shop-cluster",
  serviceName: "shop-service",
  logGroupName: "/ecs/shop",
  balancerArnSuffix: "app/shop-alb/1",
  targetGroupArnSuffixes: ["targetgroup/shop-tg/2"],
  balancerIsShared: false,
  cpuAlarmPercent: 70,
};
