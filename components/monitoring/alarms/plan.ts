import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { MonitoringNames } from "../types";

/** An alarm: its names, what it tells, and how CloudWatch judges. */
export interface AlarmPlan {
  /** Key of its physical name. */
  readonly key: Extract<keyof MonitoringNames, `${string}Alarm`>;
  /** End of its logical name. */
  readonly logicalName: string;
  /**
   * Who is told. `warning`: the topic of alarms that can wait. `down`: nobody by itself, because it is a part of the
   * alarm that says that the app is down.
   */
  readonly tells: "warning" | "down";
  /** What is so, and since when, without a full stop. */
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

/** Requests in a minute below which no share of them means anything. */
export const fewestRequests = 20;

/** What tells somebody why. */
export function why(stack: string): string {
  return `Ask why: npm run why -- --stack ${stack}`;
}
