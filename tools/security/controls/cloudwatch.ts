import { list } from "../read";
import { onDisposable } from "../stack";
import type { Control } from "../types";

const year = 365;

/** https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html */
export const cloudwatchControls: readonly Control[] = [
  {
    id: "CloudWatch.15",
    title: "Alarms tell somebody",
    passes: (alarm) => list(alarm, "alarmActions").length > 0,
    met: "`monitoring.alarmEmail`",
    open: "an alarm without action; `monitoring.alarmEmail` names who is told",
    accepted: {
      reason:
        "The person who deploys decides whom to notify: `monitoring.alarmEmail`. The alarms of a rollout need nobody: " +
        "ECS rolls a bad version back.",
      review: "2027-05-31",
    },
  },
  {
    id: "CloudWatch.16",
    title: "Logs are kept for a year",
    passes: ({ inputs }) => {
      const days = inputs["retentionInDays"] ?? 0;
      return typeof days === "number" && (days === 0 || days >= year);
    },
    met: "`logRetentionDays`",
    open: "logs are kept for less than 365 days; `logRetentionDays: 365` changes it",
    accepted: onDisposable({
      reason: "People read the logs of a disposable stack only while they work on it.",
      review: "2027-11-30",
    }),
    checkov: ["CKV_AWS_66", "CKV_AWS_338"],
  },
  {
    id: "CloudWatch.17",
    title: "The actions of alarms are on",
    passes: ({ inputs }) => inputs["actionsEnabled"] !== false,
    met: "`actionsEnabled`",
    open: "`actionsEnabled` is off",
    checkov: ["CKV_AWS_319"],
  },
];
