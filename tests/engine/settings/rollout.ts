import type { Together } from "./types";

export const rollout: readonly Together[] = [
  [
    {
      setting: "rollout.alarms",
      set: { rollout: { strategy: "rolling", alarms: false } },
      steps: [
        "delete app-alarms-errors",
        "delete app-alarms-unhealthy",
        "update app-service alarms.enable",
        "update app-service alarms.rollback",
      ],
    },
    {
      setting: "rollout.alternateTargetGroup",
      set: { rollout: { strategy: "rolling", alarms: false, alternateTargetGroup: true } },
      steps: [
        "create app-balancer-https-rule",
        "create app-balancer-targets-2",
        "create app-infrastructure",
        "create app-infrastructure-managed",
        "delete scaling-requests",
        "update app-service loadBalancers",
        "update monitoring-at-maximum metricQueries",
        "update monitoring-dashboard dashboardBody",
        "update monitoring-no-task metricQueries",
      ],
    },
    {
      setting: "domain.name",
      to: "shop.example.com",
      steps: [
        "replace app-balancer-record name",
        "replace app-balancer-record-ipv6 name",
        "replace domain-certificate domainName",
        "replace domain-proof name",
        "replace domain-proof records",
        "replace domain-validation certificateArn",
        "replace domain-validation validationRecordFqdns",
        "update app-balancer-https certificateArn",
        "update monitoring-certificate dimensions.CertificateArn",
        "update monitoring-dashboard dashboardBody",
        "update monitoring-outside fqdn",
      ],
    },
  ],
  [
    {
      setting: "rollout.strategy: canary",
      set: { rollout: { strategy: "canary" } },
      steps: [
        "create app-alarms-errors",
        "create app-alarms-unhealthy",
        "update app-service alarms.enable",
        "update app-service alarms.rollback",
        "update app-service deploymentCircuitBreaker.enable",
        "update app-service deploymentCircuitBreaker.rollback",
        "update app-service deploymentConfiguration.bakeTimeInMinutes",
        "update app-service deploymentConfiguration.canaryConfiguration",
        "update app-service deploymentConfiguration.strategy",
      ],
    },
    {
      setting: "domain.zone",
      to: "shop.example.com",
      steps: [
        "replace app-balancer-record zoneId",
        "replace app-balancer-record-ipv6 zoneId",
        "replace domain-proof zoneId",
      ],
    },
  ],
  [
    {
      setting: "rollout.percent",
      to: 20,
      steps: ["update app-service deploymentConfiguration.canaryConfiguration.canaryPercent"],
    },
    {
      setting: "rollout.canaryMinutes",
      to: 3,
      steps: [
        "update app-service deploymentConfiguration.canaryConfiguration.canaryBakeTimeInMinutes",
      ],
    },
    {
      setting: "rollout.bakeMinutes",
      to: 10,
      steps: ["update app-service deploymentConfiguration.bakeTimeInMinutes"],
    },
    {
      setting: "domain.certificateArn",
      set: async ({ world }) => {
        const { id } = await world.create("aws:acm/certificate:Certificate", {
          domainName: "*.example.com",
        });
        return { domain: { name: "shop.example.com", certificateArn: id } };
      },
      steps: [
        "delete app-balancer-record",
        "delete app-balancer-record-ipv6",
        "delete domain-certificate",
        "delete domain-proof",
        "delete domain-validation",
        "update app-balancer-https certificateArn",
        "update monitoring-certificate dimensions.CertificateArn",
      ],
    },
  ],
  [
    {
      setting: "rollout.strategy: linear",
      set: { rollout: { strategy: "linear" } },
      steps: [
        "update app-service deploymentConfiguration.bakeTimeInMinutes",
        "update app-service deploymentConfiguration.canaryConfiguration",
        "update app-service deploymentConfiguration.linearConfiguration",
        "update app-service deploymentConfiguration.strategy",
      ],
    },
    {
      setting: "shares",
      to: true,
      steps: [
        "delete monitoring-balancer-errors",
        "update app-alarms-errors metricQueries",
        "update app-balancer tags",
        "update app-balancer-https-rule conditions",
        "update monitoring-app-errors metricQueries",
        "update monitoring-dashboard dashboardBody",
        "update monitoring-failing metricQueries",
        "update monitoring-nights muteTargets.alarmNames",
        "update monitoring-slow metricQueries",
        "update monitoring-weekends muteTargets.alarmNames",
      ],
    },
    {
      setting: "aws:allowedAccountIds",
      to: ["123456789012"],
      steps: ["update aws allowedAccountIds"],
    },
    { setting: "aws:profile", to: "work", steps: ["update aws profile"] },
    {
      setting: "aws:assumeRoles",
      to: [{ roleArn: "arn:aws:iam::123456789012:role/deploy" }],
      steps: ["update aws assumeRoles"],
    },
  ],
  [
    {
      setting: "rollout.stepMinutes",
      to: 3,
      steps: [
        "update app-service deploymentConfiguration.linearConfiguration.stepBakeTimeInMinutes",
      ],
    },
    {
      setting: "monitoring.alarms",
      set: { "monitoring.alarms": "cpu", "monitoring.thresholds": null },
      steps: [
        "delete monitoring-app-errors",
        "delete monitoring-at-maximum",
        "delete monitoring-certificate",
        "delete monitoring-crashes",
        "delete monitoring-down",
        "delete monitoring-error-lines",
        "delete monitoring-error-lines-count",
        "delete monitoring-events",
        "delete monitoring-events-CrashedTasks",
        "delete monitoring-events-Deployments",
        "delete monitoring-events-UnreadSecrets",
        "delete monitoring-events-deployments",
        "delete monitoring-events-deployments-log",
        "delete monitoring-events-policy",
        "delete monitoring-events-tasks",
        "delete monitoring-events-tasks-log",
        "delete monitoring-failing",
        "delete monitoring-few-tasks",
        "delete monitoring-high-memory",
        "delete monitoring-no-task",
        "delete monitoring-secrets",
        "delete monitoring-slow",
        "update monitoring-nights muteTargets.alarmNames",
        "update monitoring-weekends muteTargets.alarmNames",
        "update monitoring-dashboard dashboardBody",
      ],
    },
  ],
];
