const told = ["app-errors", "balancer-errors", "crashes", "down", "error-lines", "few-tasks"]
  .concat(["high-cpu", "high-memory", "secrets", "slow"])
  .map((alarm) => `update monitoring-${alarm}`);

function notices(ends: readonly string[]): readonly string[] {
  return ["aws-health", "failed-deployment", "image-findings"].flatMap((notice) =>
    ends.map((end) => `create monitoring-notices-${notice}${end}`),
  );
}

const subscribed = (who: string) => [
  `create notifications-alarms-${who}`,
  `create notifications-critical-${who}`,
];

/** The settings of monitoring, one after the other, and every resource that each may touch by itself. */
export const monitoringChanges = [
  {
    key: "monitoring.cpuAlarmPercent",
    value: "70",
    changes: ["update monitoring-dashboard", "update monitoring-high-cpu"],
  },
  {
    key: "monitoring.thresholds.memoryPercent",
    value: "90",
    changes: ["update monitoring-dashboard", "update monitoring-high-memory"],
  },
  {
    key: "monitoring.thresholds.latencySeconds",
    value: "5",
    changes: ["update monitoring-dashboard", "update monitoring-slow"],
  },
  {
    key: "monitoring.thresholds.errorPercent",
    value: "10",
    changes: ["update monitoring-app-errors"],
  },
  {
    key: "monitoring.thresholds.errorLines",
    value: "100",
    changes: ["update monitoring-error-lines"],
  },
  // The certificate's alarm needs a domain.
  { key: "monitoring.thresholds.certificateDays", value: "30", changes: [] },
  {
    key: "monitoring.alarmEmail",
    value: "team@example.com",
    changes: [
      ...notices(["", "-people"]),
      "create notifications-alarms",
      "create notifications-alarms-policy",
      "create notifications-alarms-team@example.com",
      "create notifications-critical",
      "create notifications-critical-policy",
      "create notifications-critical-team@example.com",
      "update app-alarms-errors",
      "update app-alarms-unhealthy",
      ...told,
    ],
  },
  {
    key: "monitoring.notify.emails[0]",
    value: "second@example.com",
    changes: subscribed("second@example.com"),
  },
  {
    key: "monitoring.notify.urls[0]",
    value: "https://page.example.com/canary-key",
    secret: true as const,
    changes: ["create notifications-critical-url-1"],
  },
  {
    key: "monitoring",
    value: JSON.stringify({
      cpuAlarmPercent: 70,
      thresholds: {
        memoryPercent: 90,
        latencySeconds: 5,
        errorPercent: 10,
        errorLines: 100,
        certificateDays: 30,
      },
      alarmEmail: "team@example.com",
      notify: { slack: { workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23" } },
    }),
    changes: [
      ...notices(["-chat"]),
      "create notifications-channels-role",
      "create notifications-channels-role-metrics",
      "create notifications-channels-slack",
      "create notifications-chat",
      "create notifications-chat-policy",
      "delete notifications-alarms-second@example.com",
      "delete notifications-critical-second@example.com",
      "delete notifications-critical-url-1",
    ],
  },
];
