import { told } from "./alarms";
import { monitoringParts } from "./monitoringParts";
import { container, revision, type Together } from "./types";

/** Settings of monitoring and of notifications, and after them the keys below those. */
export const monitoring: readonly Together[] = [
  [
    {
      setting: "monitoring.cpuAlarmPercent",
      to: 70,
      steps: [
        "update monitoring-dashboard dashboardBody",
        "update monitoring-high-cpu alarmDescription",
        "update monitoring-high-cpu threshold",
      ],
    },
    {
      setting: "monitoring.thresholds.memoryPercent",
      to: 90,
      steps: [
        "update monitoring-dashboard dashboardBody",
        "update monitoring-high-memory alarmDescription",
        "update monitoring-high-memory threshold",
      ],
    },
    {
      setting: "monitoring.thresholds.errorPercent",
      to: 10,
      steps: [
        "update monitoring-app-errors alarmDescription",
        "update monitoring-app-errors threshold",
      ],
    },
    {
      setting: "monitoring.thresholds.latencySeconds",
      to: 5,
      steps: [
        "update monitoring-dashboard dashboardBody",
        "update monitoring-slow alarmDescription",
        "update monitoring-slow threshold",
      ],
    },
    {
      setting: "monitoring.thresholds.errorLines",
      to: 100,
      steps: [
        "update monitoring-error-lines alarmDescription",
        "update monitoring-error-lines threshold",
      ],
    },
    {
      setting: "monitoring.thresholds.certificateDays",
      to: 30,
      steps: [
        "update monitoring-certificate alarmDescription",
        "update monitoring-certificate threshold",
      ],
    },
    {
      setting: "monitoring.alarmEmail",
      to: "team@example.com",
      steps: [
        "update budget notifications",
        "create monitoring-notices-aws-health",
        "create monitoring-notices-aws-health-people",
        "create monitoring-notices-failed-deployment",
        "create monitoring-notices-failed-deployment-people",
        "create monitoring-notices-image-findings",
        "create monitoring-notices-image-findings-people",
        "create notifications-alarms",
        "create notifications-alarms-policy",
        "create notifications-alarms-team@example.com",
        "create notifications-critical",
        "create notifications-critical-policy",
        "create notifications-critical-team@example.com",
        ...["app-alarms-errors", "app-alarms-unhealthy", ...told].flatMap((alarm) => [
          `update ${alarm} alarmActions`,
          `update ${alarm} okActions`,
        ]),
      ],
    },
    {
      setting: "monitoring.quietHours",
      to: { timezone: "Europe/Berlin", from: "20:00", to: "07:00" },
      steps: ["create monitoring-nights"],
    },
    {
      setting: "monitoring.notify.emails",
      to: ["second@example.com"],
      steps: [
        "create notifications-alarms-second@example.com",
        "create notifications-critical-second@example.com",
      ],
    },
    {
      setting: "monitoring.notify.slack",
      to: { workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23" },
      steps: [
        "create monitoring-notices-aws-health-chat",
        "create monitoring-notices-failed-deployment-chat",
        "create monitoring-notices-image-findings-chat",
        "create notifications-channels-role",
        "create notifications-channels-role-metrics",
        "create notifications-channels-slack",
        "create notifications-chat",
        "create notifications-chat-policy",
      ],
    },
    {
      setting: "monitoring.notify.teams",
      to: {
        tenantId: "11111111-2222-3333-4444-555555555555",
        teamId: "66666666-7777-8888-9999-000000000000",
        channelId: "19%3Aab12%40thread.tacv2",
      },
      steps: ["create notifications-channels-teams"],
    },
    {
      setting: "monitoring.notify.urls",
      set: { "monitoring.notify.urls[0]": "https://page.example.com/canary-key" },
      secret: true,
      steps: ["create notifications-critical-url-1"],
    },
    {
      setting: "monitoring.outsideCheck",
      to: true,
      steps: [
        "create monitoring-outside",
        "create monitoring-unreachable",
        "update monitoring-dashboard dashboardBody",
      ],
    },
    {
      setting: "monitoring.traces.to",
      set: { "monitoring.traces": { to: "xray" } },
      steps: [
        "create app-traces",
        ...revision("containerDefinitions.traces"),
        ...container(
          "environment.OTEL_EXPORTER_OTLP_ENDPOINT",
          "environment.OTEL_EXPORTER_OTLP_PROTOCOL",
          "environment.OTEL_SERVICE_NAME",
        ),
      ],
    },
    {
      setting: "monitoring.containerInsights",
      to: "enhanced",
      steps: ["update app-cluster settings.containerInsights.value"],
    },
  ],
  ...monitoringParts,
];
