import type * as pulumi from "@pulumi/pulumi";
import type { BalancedApp } from "../balancerMetrics";
import type { Counts } from "../scaling";

/** Physical names of what watches the app. */
export interface MonitoringNames {
  /** The app and its stack, as the dashboard's title says them: `MCP-Catalog`. */
  readonly title: string;
  readonly dashboard: string;
  /** Topic of the alarms that can wait until somebody is at work. */
  readonly alarmTopic: string;
  /** Topic of the alarm that cannot wait. */
  readonly criticalTopic: string;
  /** Topic of AWS's own words for chat channels. */
  readonly chatTopic: string;
  readonly chatRole: string;
  /** Start of the names of the saved queries: a folder in Logs Insights, with its slash. */
  readonly queries: string;
  /** Log group of what ECS reports about the service. */
  readonly eventLog: string;
  /** Rules of EventBridge: two that write to that log, and three that tell somebody. */
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
}

/** At which values the alarms go off. */
export interface Thresholds {
  /** Average memory of the tasks, in percent. */
  readonly memoryPercent: number;
  /** Answers of the app with a status of 500 or above, in percent of its requests. */
  readonly errorPercent: number;
  /** Seconds within which 95 % of the answers come. */
  readonly latencySeconds: number;
  /** Lines of the log, in five minutes, that speak of an error. */
  readonly errorLines: number;
  /** Days for which the certificate is still valid. */
  readonly certificateDays: number;
}

export interface MonitoringSettings {
  /** Average CPU, in percent, above which the alarm goes off. */
  readonly cpuAlarmPercent: number;
  /** `all`, or `cpu` for the CPU's alone. */
  readonly alarms: "all" | "cpu";
  readonly thresholds: Thresholds;
}

/** What the alarms and the dashboard look at. */
export interface Watched extends BalancedApp {
  readonly region: string;
  readonly clusterName: pulumi.Input<string>;
  readonly serviceName: pulumi.Input<string>;
  /** Whether there is a service: before the first image there is none, and nothing to be down. */
  readonly runs: boolean;
  /** Whether Container Insights counts the tasks. */
  readonly countsTasks: boolean;
  /** The fewest and the most tasks that the app may have at any time of the week. */
  readonly counts: Counts;
  /** The most tasks that load alone can ask for; undefined without scaling by load. */
  readonly mostByLoad?: number;
  /** ARN of the certificate; undefined without HTTPS. */
  readonly certificateArn?: pulumi.Input<string>;
  /** Namespace of the metrics that come from the logs. */
  readonly namespace: string;
  /** Name of the stack, for the commands in the alarms' texts. */
  readonly stack: string;
}
