import type * as pulumi from "@pulumi/pulumi";
import type { BalancedApp } from "../common/metrics/balancerMetrics";
import type { Counts } from "../scaling";

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

/** The settings of the alarms, as a person makes them. */
export interface MonitoringSettings {
  /** Average CPU, in percent, above which the alarm goes off. */
  readonly cpuAlarmPercent: number;
  /** `all`, or `cpu` for only the CPU alarm. */
  readonly alarms: "all" | "cpu";
  /** The values at which the other alarms go off. */
  readonly thresholds: Thresholds;
  /** When alarms that can wait tell nobody; undefined for never. */
  readonly quietHours?: QuietHours;
  /** Whether Route 53 requests the app's public address. */
  readonly outsideCheck: boolean;
}

/** What the alarms and the dashboard look at. */
export interface Watched extends BalancedApp {
  /** Region of the app. */
  readonly region: string;
  /** Name of the cluster in which the service runs. */
  readonly clusterName: pulumi.Input<string>;
  /** Name of the service. */
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
