import { container, revision, type Together } from "./types";

/** The alarms on a metric that notify somebody directly. */
const telling = [
  "app-errors",
  "at-maximum",
  "balancer-errors",
  "certificate",
  "crashes",
  "error-lines",
  "few-tasks",
  "high-cpu",
  "high-memory",
  "secrets",
  "slow",
].map((alarm) => `monitoring-${alarm}`);

/** The alarms that notify somebody. */
const told = ["monitoring-down", ...telling];

/** Every alarm on a metric. Two of them are parts of `down`. */
const named = ["monitoring-failing", "monitoring-no-task", ...telling];

/** Settings of monitoring, of notifications, and of the network beside them. */
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
  [
    {
      setting: "monitoring.quietHours.timezone",
      to: "Europe/Madrid",
      steps: ["update monitoring-nights rule.schedule.timezone"],
    },
    {
      setting: "monitoring.quietHours.to",
      to: "08:00",
      steps: ["update monitoring-nights rule.schedule.duration"],
    },
    {
      setting: "monitoring.quietHours.weekends",
      to: true,
      steps: ["create monitoring-weekends"],
    },
    {
      setting: "monitoring.notify.slack.workspaceId",
      to: "T07EA999LEP",
      steps: ["update notifications-channels-slack slackTeamId"],
    },
    {
      setting: "monitoring.notify.slack.channelId",
      to: "C07EZ9ABC99",
      steps: ["update notifications-channels-slack slackChannelId"],
    },
    {
      setting: "monitoring.notify.teams.tenantId",
      to: "11111111-2222-3333-4444-666666666666",
      steps: ["update notifications-channels-teams tenantId"],
    },
    {
      setting: "monitoring.notify.teams.teamId",
      to: "66666666-7777-8888-9999-111111111111",
      steps: ["update notifications-channels-teams teamId"],
    },
    {
      setting: "monitoring.notify.teams.channelId",
      to: "19%3Aab34%40thread.tacv2",
      steps: ["update notifications-channels-teams channelId"],
    },
    {
      setting: "network.nat",
      to: "perAz",
      steps: ["create network-2", "update network-private-2 natGatewayId"],
    },
    {
      setting: "network.endpoints",
      to: ["kms"],
      steps: ["create network-endpoints", "create network-endpoints-https", "create network-kms"],
    },
    {
      setting: "network.flowLogs",
      to: false,
      steps: [
        "delete network-flow-logs",
        "delete network-flow-logs-group",
        "delete network-flow-logs-role",
        "delete network-flow-logs-write",
      ],
    },
    {
      setting: "displayName",
      to: "Shop",
      steps: [
        "replace app-alarms-errors name",
        "replace app-alarms-unhealthy name",
        "replace monitoring-dashboard dashboardBody",
        "replace monitoring-dashboard dashboardName",
        "replace monitoring-down alarmName",
        "replace monitoring-down alarmRule",
        "update monitoring-nights muteTargets.alarmNames",
        "update app-service alarms.alarmNames",
        "replace monitoring-unreachable name",
        "update monitoring-outside tags.Name",
        ...named.map((alarm) => `replace ${alarm} name`),
      ],
    },
  ],
  [
    {
      setting: "monitoring.traces.endpoint",
      set: { "monitoring.traces": { to: "otlp", endpoint: "https://otlp.example.com" } },
      steps: [
        "delete app-traces",
        ...revision("containerDefinitions.traces.environment.TRACES_CONFIG.value"),
      ],
    },
    {
      setting: "monitoring.quietHours.from",
      to: "21:00",
      steps: [
        "update monitoring-nights rule.schedule.duration",
        "update monitoring-nights rule.schedule.expression",
      ],
    },
  ],
  [
    {
      setting: "monitoring.traces.key.secret",
      set: { "monitoring.traces.key": { header: "x-key", secret: "NEXT_PUBLIC_SUPABASE_URL" } },
      steps: revision(
        "containerDefinitions.traces.environment.TRACES_CONFIG.value",
        "containerDefinitions.traces.secrets",
      ),
    },
  ],
  [
    {
      setting: "monitoring.traces.key.header",
      to: "x-api-key",
      steps: revision("containerDefinitions.traces.environment.TRACES_CONFIG.value"),
    },
  ],
];
