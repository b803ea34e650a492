import { named } from "./alarms";
import { revision, type Together } from "./types";

/**
 * Keys below those of monitoring.ts, which need their map to be there before they change; and the network beside them.
 */
export const monitoringParts: readonly Together[] = [
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
