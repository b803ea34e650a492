import { alarmPlans, type AlarmPlan } from "../../../components/monitoring/alarms";
import type { MonitoringSettings, Watched } from "../../../components/monitoring/types";
import { physicalNames } from "../../../settings/names";
import { settingsSchema } from "../../../settings/schema";

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

/**
 * Every alarm that prod has with the defaults: its name, its meaning, who is notified, and the setting for its
 * threshold.
 */
export function alarmSection(): string {
  const defaults = settingsSchema.monitoring.parse(undefined);
  const settings: MonitoringSettings = { ...defaults, alarms: "all", outsideCheck: true };
  const names = physicalNames("mcp-catalog", "prod");
  const rows = alarmPlans(watched, settings).map((plan) => [
    `\`${names[plan.key]}\``,
    plan.says,
    urgency(plan.tells, names.downAlarm),
    settingOf(plan, settings),
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

/** The setting that decides the alarm's threshold: if it is greater by one, the threshold changes. */
function settingOf({ key, judges }: AlarmPlan, settings: MonitoringSettings): string {
  const { cpuAlarmPercent, thresholds } = settings;
  const greater: Readonly<Record<string, Partial<MonitoringSettings>>> = {
    cpuAlarmPercent: { cpuAlarmPercent: cpuAlarmPercent + 1 },
    ...Object.fromEntries(
      Object.entries<number>({ ...thresholds }).map(([name, value]) => [
        `thresholds.${name}`,
        { thresholds: { ...thresholds, [name]: value + 1 } },
      ]),
    ),
  };
  const found = Object.entries(greater).find(([, change]) =>
    alarmPlans(watched, { ...settings, ...change }).some(
      (other) => other.key === key && other.judges.threshold !== judges.threshold,
    ),
  );
  return found ? `\`monitoring.${found[0]}\`` : "";
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
