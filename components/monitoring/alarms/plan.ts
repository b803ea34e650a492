import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { MonitoringNames } from "../names";

export { why } from "../../common/text/whyCommand";

/** An alarm: its names, its message, and how CloudWatch judges. */
export interface AlarmPlan {
  /** Key of its physical name. */
  readonly key: Extract<keyof MonitoringNames, `${string}Alarm`>;
  /** The last part of its logical name. */
  readonly logicalName: string;
  /**
   * Who is notified. `warning`: the topic of alarms that can wait. `critical`: the topic of what cannot wait, in the
   * alarm's region. `down`: nobody directly, because the alarm is a part of the composite alarm that says that the app
   * is down.
   */
  readonly tells: "warning" | "critical" | "down";
  /** What is wrong, and since when, without a full stop. */
  readonly says: string;
  /** What to do about it. */
  readonly then: string;
  readonly judges: Omit<
    cloudwatch.MetricAlarmArgs,
    "name" | "alarmDescription" | "alarmActions" | "okActions"
  >;
}

/** Seconds of a data point of the balancer's metrics. */
export const minute = 60;

/** The share of failing requests means nothing with fewer requests than this. */
export const fewestRequests = 20;
