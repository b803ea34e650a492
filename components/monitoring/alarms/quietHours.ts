import type * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { QuietHours } from "../types";
import type { MonitoringNames } from "../names";

/** When to mute, and which alarms. */
export interface QuietHoursArgs {
  readonly names: Pick<MonitoringNames, "nightsMute" | "weekendsMute">;
  readonly quietHours: QuietHours;
  /** Names of the alarms that can wait. */
  readonly alarmNames: readonly pulumi.Input<string>[];
}

/**
 * Mutes the alarms that can wait at night and, if asked, on weekends. A muted alarm changes its state and tells nobody.
 * If it is still on when the quiet hours end, CloudWatch tells then.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules-behaviour.html
 */
export function createQuietHours(
  name: string,
  { names, quietHours, alarmNames }: QuietHoursArgs,
  parent: pulumi.Resource,
): void {
  const { timezone, weekends } = quietHours;
  const rules = [
    { part: "nights", ruleName: names.nightsMute, ...nightly(quietHours) },
    ...(weekends
      ? [
          {
            part: "weekends",
            ruleName: names.weekendsMute,
            expression: "cron(0 0 * * SAT)",
            duration: "P2D",
          },
        ]
      : []),
  ];
  for (const { part, ruleName, expression, duration } of rules) {
    new cloudwatch.AlarmMuteRule(
      `${name}-${part}`,
      {
        name: ruleName,
        description: "Mutes the alarms that can wait",
        rule: { schedule: { expression, duration, timezone } },
        muteTargets: { alarmNames: [...alarmNames] },
      },
      { parent },
    );
  }
}

/**
 * The schedule of every night. A time that is not after the other one is of the next day.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html
 */
export function nightly({ from, to }: Pick<QuietHours, "from" | "to">) {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const length = end > begin ? end - begin : end - begin + 24 * 60;
  const [hours, minutes] = [Math.floor(length / 60), length % 60];
  return {
    expression: `cron(${begin % 60} ${Math.floor(begin / 60)} * * *)`,
    duration: `PT${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}`,
  };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return 60 * hours + minutes;
}
