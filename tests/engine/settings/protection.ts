import type { Together } from "./types";

export const protection: readonly Together[] = [
  [
    {
      setting: "rollout.strategy: blueGreen",
      set: { rollout: { strategy: "blueGreen" } },
      steps: [
        "update app-service deploymentConfiguration.linearConfiguration",
        "update app-service deploymentConfiguration.strategy",
      ],
    },
    {
      setting: "disposable",
      set: { disposable: true, shares: false },
      steps: [
        "update access-logs forceDestroy",
        "update app-alarms-errors metricQueries",
        "update app-balancer enableDeletionProtection",
        "update app-balancer tags",
        "update app-balancer-https-rule conditions",
        "update app-task skipDestroy",
        "update monitoring-dashboard dashboardBody",
        "update registry forceDelete",
        "update secrets-next-server-actions-encryption-key recoveryWindowInDays",
        "update secrets-stripe-key recoveryWindowInDays",
        "update secrets-supabase-key recoveryWindowInDays",
        "update secrets-supabase-url recoveryWindowInDays",
      ],
    },
  ],
  [
    {
      setting: "rollout.strategy: rolling",
      set: { rollout: { strategy: "rolling", alternateTargetGroup: true } },
      steps: [
        "update app-alarms-unhealthy alarmDescription",
        "update app-alarms-unhealthy datapointsToAlarm",
        "update app-alarms-unhealthy evaluationPeriods",
        "update app-alarms-unhealthy metricQueries",
        "update app-service deploymentCircuitBreaker.enable",
        "update app-service deploymentCircuitBreaker.rollback",
        "update app-service deploymentConfiguration.bakeTimeInMinutes",
        "update app-service deploymentConfiguration.strategy",
      ],
    },
    {
      setting: "encryption",
      to: "customerKey",
      steps: [
        "create encryption-key",
        "create encryption-key-alias",
        "create execution-role-key",
        "update app-logs kmsKeyId",
        "update notifications-alarms kmsMasterKeyId",
        "update notifications-chat kmsMasterKeyId",
        "update notifications-critical kmsMasterKeyId",
        "update secrets-next-server-actions-encryption-key kmsKeyId",
        "update secrets-stripe-key kmsKeyId",
        "update secrets-supabase-key kmsKeyId",
        "update secrets-supabase-url kmsKeyId",
        "update waf-logs kmsKeyId",
      ],
    },
  ],
];
