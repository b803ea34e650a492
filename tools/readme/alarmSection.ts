import { alarmPlans, type AlarmPlan } from "../../components/monitoring/alarms";
import type { MonitoringSettings, Watched } from "../../components/monitoring/types";
import { physicalNames } from "../../settings/names";
import { settingsSchema } from "../../settings/schema";

/** The facts about the prod stack that the table needs. */
const watched: Watched = {
  region: "us-east-1",
  clusterName: "",
  serviceName: "",
  runs: true,
  balancerArnSuffix: "",
  targetGroupArnSuffixes: [""],
  balancerIsShared: false,
  countsTasks: true,
  counts: { min: 2, max: 6 },
  mostByLoad: 6,
  certificateArn: "",
  healthCheckId: "",
  namespace: "",
  stack: "prod",
};

/** The setting that changes an alarm's threshold. */
const settingOf: Readonly<Record<string, string>> = {
  cpuAlarm: "cpuAlarmPercent",
  memoryAlarm: "thresholds.memoryPercent",
  appErrorsAlarm: "thresholds.errorPercent",
  latencyAlarm: "thresholds.latencySeconds",
  errorLinesAlarm: "thresholds.errorLines",
  certificateAlarm: "thresholds.certificateDays",
};

/**
 * Every alarm that prod has with the defaults: its name, its meaning, who is notified, and the setting for its
 * threshold.
 */
export function alarmSection(): string {
  const defaults = settingsSchema.monitoring.parse(undefined);
  const settings: MonitoringSettings = { ...defaults, alarms: "all", outsideCheck: true };
  const names = physicalNames("mcp-catalog", "prod");
  const rows = alarmPlans(watched, settings).map(({ key, tells, says }) => [
    `\`${names[key]}\``,
    says,
    urgency(tells, names.downAlarm),
    settingOf[key] === undefined ? "" : `\`monitoring.${settingOf[key]}\``,
  ]);
  const down = `\`${names.downAlarm}\``;
  return [
    ["alarm", "what it means", "urgency", "threshold"],
    ["---", "---", "---", "---"],
    [down, "No task is healthy, or half of all requests fail", "**cannot wait**", ""],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function urgency(tells: AlarmPlan["tells"], downAlarm: string): string {
  switch (tells) {
    case "warning":
      return "can wait";
    case "critical":
      return "**cannot wait**";
    case "down":
      return `part of \`${downAlarm}\``;
  }
}
