import { badValue, type BadConfiguration } from "./types";
import { retentionRule, displayRule } from "./upkeep";

export const emailRule = "must be one e-mail address; for several people, that of a mailing list";
export const percentRule = "must be a whole number from 1 to 100 (percent)";

export function badMonitoring(what: string, key: string, value: unknown, message: string) {
  return badValue(what, "monitoring", { [key]: value }, message, `monitoring.${key}`);
}

export const timezoneRule = "must be a time zone, e.g. Europe/Berlin; it is not set";
export const timezoneKnownRule = "must be a time zone of the IANA list, e.g. Europe/Berlin";

export const timeRule =
  'must be a time of day in quotes, e.g. "20:00", which summer time neither skips nor repeats';

export function badQuietHours(what: string, change: object, message: string, key: string) {
  const good = { timezone: "Europe/Berlin", from: "20:00", to: "07:00" };
  const quietHours = { ...good, ...change };
  return badValue(what, "monitoring", { quietHours }, message, `monitoring.quietHours.${key}`);
}

export const badMonitorings: readonly BadConfiguration[] = [
  badValue(
    "monitoring given as plain text",
    "monitoring",
    "team@example.com",
    "must be a map, e.g. { alarmEmail: team@example.com }, got team@example.com",
  ),
  badMonitoring("an alarm at 0 percent", "cpuAlarmPercent", 0, `${percentRule}, got 0`),
  badMonitoring("an alarm at 101 percent", "cpuAlarmPercent", 101, `${percentRule}, got 101`),
  badMonitoring("an alarm in quotes", "cpuAlarmPercent", "80", `${percentRule}, got "80"`),
  badMonitoring("a check in words", "outsideCheck", "yes", "must be true or false, got yes"),
  {
    what: "a check from outside in a partition without its metrics",
    values: { "aws:region": "us-gov-west-1", monitoring: { outsideCheck: true } },
    problems: [
      [
        "monitoring.outsideCheck",
        "needs a region of the partition aws, because the check's alarm is in us-east-1, got us-gov-west-1: remove it",
      ],
    ],
  },
  {
    what: "a check from outside of an app that sleeps at night",
    values: {
      monitoring: { outsideCheck: true },
      schedule: {
        timezone: "Europe/Berlin",
        nights: { from: "20:00", to: "07:00", min: 0, max: 0 },
      },
    },
    problems: [
      [
        "monitoring.outsideCheck",
        "would page whenever the app sleeps: schedule.nights.min is 0. Remove one of the two",
      ],
    ],
  },
  {
    what: "a check from outside of an app without tasks",
    values: { monitoring: { outsideCheck: true }, desiredCount: 0 },
    problems: [
      [
        "monitoring.outsideCheck",
        "would page whenever the app sleeps: desiredCount is 0. Remove one of the two",
      ],
    ],
  },
  badMonitoring(
    "traces in words",
    "traces",
    "xray",
    "needs to: xray, or to: otlp with an endpoint, got xray",
  ),
  badValue(
    "traces to a service without TLS",
    "monitoring",
    { traces: { to: "otlp", endpoint: "http://otlp.example.com" } },
    "must be an address that begins with https://, got http://otlp.example.com",
    "monitoring.traces.endpoint",
  ),
  badValue(
    "traces to a port that tasks may not connect to",
    "monitoring",
    { traces: { to: "otlp", endpoint: "https://otlp.example.com:8443" } },
    "needs 8443 in egressPorts (443), got https://otlp.example.com:8443",
    "monitoring.traces.endpoint",
  ),
  badValue(
    "traces with a key that is no secret",
    "monitoring",
    {
      traces: {
        to: "otlp",
        endpoint: "https://otlp.example.com",
        key: { header: "x-api-key", secret: "TRACES_API_KEY" },
      },
    },
    "names no secret of this stack: pulumi config set --path --secret secrets.TRACES_API_KEY, got TRACES_API_KEY",
    "monitoring.traces.key.secret",
  ),
  {
    what: "traces without a way to the internet",
    values: {
      monitoring: { traces: { to: "xray" } },
      network: { mode: "dedicated", nat: "none" },
    },
    problems: [
      [
        "monitoring.traces",
        "needs a way to the internet, for the collector's image: network.nat is none",
      ],
    ],
  },
  {
    what: "an app on a port of the collector",
    values: { monitoring: { traces: { to: "xray" } }, containerPort: 4318 },
    problems: [
      [
        "containerPort",
        "must not be 4317, 4318, 13133, on which the collector of monitoring.traces listens, got 4318",
      ],
    ],
  },
  badMonitoring("an address without @", "alarmEmail", "team", `${emailRule}, got team`),
  badMonitoring("an address that is a number", "alarmEmail", 5, `${emailRule}, got 5`),
  badQuietHours(
    "quiet hours without a time zone",
    { timezone: undefined },
    timezoneRule,
    "timezone",
  ),
  badQuietHours(
    "quiet hours in no time zone",
    { timezone: "Berlin" },
    `${timezoneKnownRule}, got Berlin`,
    "timezone",
  ),
  badQuietHours("quiet hours from 8 o'clock", { from: "8:00" }, `${timeRule}, got 8:00`, "from"),
  badQuietHours(
    "quiet hours without end",
    { to: "20:00" },
    "must differ from `from`, or all alarms would be muted all the time, got 20:00",
    "to",
  ),
  badQuietHours(
    "quiet weekends in words",
    { weekends: "yes" },
    "must be true or false, got yes",
    "weekends",
  ),
  badMonitoring(
    "quiet hours that are not a map",
    "quietHours",
    "night",
    'must be a map, e.g. { timezone: Europe/Berlin, from: "20:00", to: "07:00" }, got night',
  ),
  badValue("six days of logs", "logRetentionDays", 6, `${retentionRule}, got 6`),
  badValue("logs for ever", "logRetentionDays", 0, `${retentionRule}, got 0`),
  badValue("logs for a year, in words", "logRetentionDays", "1y", `${retentionRule}, got 1y`),
  badValue("a disposable yes", "disposable", "yes", "must be true or false, got yes"),
  badValue("a disposable 1", "disposable", 1, "must be true or false, got 1"),
  badValue("an empty display name", "displayName", "", `${displayRule}, got ""`),
  badValue(
    "a display name with a space",
    "displayName",
    "MCP Catalog",
    `${displayRule}, got MCP Catalog`,
  ),
  badValue(
    "a display name of 201 characters",
    "displayName",
    "D".repeat(201),
    `${displayRule}, got ${"D".repeat(57)}...`,
  ),
];
