import type * as pulumi from "@pulumi/pulumi";
import type { BalancedApp } from "../metrics/balancerMetrics";
import type { Counts } from "../scaling";

/** Physical names of the monitoring's resources. */
export interface MonitoringNames {
  /** The app and its stack, as they stand in the dashboard's title: `MCP-Catalog`. */
  readonly title: string;
  readonly dashboard: string;
  /** Topic of the alarms that can wait until somebody is at work. */
  readonly alarmTopic: string;
  /** Topic of the alarm that cannot wait. */
  readonly criticalTopic: string;
  /** Topic of the alarm of the check from outside, in the region of that alarm. */
  readonly outsideTopic: string;
  /** Topic for chat channels, with events in AWS's own words. */
  readonly chatTopic: string;
  readonly chatRole: string;
  /** Start of the names of the saved queries: a folder in Logs Insights, with its slash. */
  readonly queries: string;
  /** Log group of what ECS reports about the service. */
  readonly eventLog: string;
  /** Rules of EventBridge: two write to that log, and three send messages. */
  readonly taskRule: string;
  readonly deploymentRule: string;
  readonly failureRule: string;
  readonly findingsRule: string;
  readonly healthRule: string;
  readonly cpuAlarm: string;
  readonly memoryAlarm: string;
  readonly appErrorsAlarm: string;
  readonly balancerErrorsAlarm: string;
  readonly latencyAlarm: string;
  readonly failingAlarm: string;
  readonly noTaskAlarm: string;
  readonly fewTasksAlarm: string;
  readonly maximumAlarm: string;
  readonly errorLinesAlarm: string;
  readonly crashesAlarm: string;
  readonly secretsAlarm: string;
  readonly certificateAlarm: string;
  readonly downAlarm: string;
  readonly outsideAlarm: string;
  /** Mute rules of CloudWatch: every night, every weekend, and while `pulumi up` waits for a rollout. */
  readonly nightsMute: string;
  readonly weekendsMute: string;
  readonly rolloutMute: string;
}

/** The values at which the alarms go off. */
export interface Thresholds {
  /** Average memory of the tasks, in percent. */
  readonly memoryPercent: number;
  /** Answers of the app with a status of 500 or above, in percent of its requests. */
  readonly errorPercent: number;
  /** Seconds within which 95 % of the answers come. */
  readonly latencySeconds: number;
  /** Lines of the log about errors, in five minutes. */
  readonly errorLines: number;
  /** Days until the certificate expires. */
  readonly certificateDays: number;
}

/** When alarms that can wait send no messages. */
export interface QuietHours {
  /** IANA name of the time zone of the two times. */
  readonly timezone: string;
  /** Time of day at which the muting begins, e.g. `20:00`. */
  readonly from: string;
  /** Time of day at which the muting ends; on the next day if it is not after `from`. */
  readonly to: string;
  /** Whether all of Saturday and Sunday is muted, too. */
  readonly weekends: boolean;
}

export interface MonitoringSettings {
  /** Average CPU, in percent, above which the alarm goes off. */
  readonly cpuAlarmPercent: number;
  /** `all`, or `cpu` for only the CPU alarm. */
  readonly alarms: "all" | "cpu";
  readonly thresholds: Thresholds;
  /** When alarms that can wait tell nobody; undefined for never. */
  readonly quietHours?: QuietHours;
  /** Whether Route 53 requests the app's public address. */
  readonly outsideCheck: boolean;
}

/** What the alarms and the dashboard look at. */
export interface Watched extends BalancedApp {
  readonly region: string;
  readonly clusterName: pulumi.Input<string>;
  readonly serviceName: pulumi.Input<string>;
  /** Whether the service exists. Before the first image there is none, and nothing can be down. */
  readonly runs: boolean;
  /** Whether Container Insights counts the tasks. */
  readonly countsTasks: boolean;
  /** The fewest and the most tasks that the app may have at any time of the week. */
  readonly counts: Counts;
  /** The most tasks that load alone can ask for; undefined without scaling by load. */
  readonly mostByLoad?: number;
  /** ARN of the certificate; undefined without HTTPS. */
  readonly certificateArn?: pulumi.Input<string>;
  /** Id of the check from outside; undefined without one. */
  readonly healthCheckId?: pulumi.Input<string>;
  /** Namespace of the metrics that come from the logs. */
  readonly namespace: string;
  /** Name of the stack, for the commands in the alarms' texts. */
  readonly stack: string;
}
