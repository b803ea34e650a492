import type * as pulumi from "@pulumi/pulumi";
import type { MonitoringSettings, Watched } from "../types";
import type { Links } from "./header";

/** What the dashboard shows. */
export interface DashboardArgs extends Links {
  readonly watched: Watched;
  readonly settings: MonitoringSettings;
  /** What scaling aims at, in percent; undefined without scaling by load. */
  readonly targets?: { readonly cpu: number; readonly memory: number };
  /** ARNs of the alarms, the most urgent first. */
  readonly alarmArns: readonly pulumi.Input<string>[];
  /** Log group of what ECS reports; undefined if the stack has none. */
  readonly eventLogName?: pulumi.Input<string>;
}
