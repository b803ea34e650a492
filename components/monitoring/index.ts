import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { Scope } from "../iam/trust";
import { createAlarms } from "./alarms";
import { dashboardBody } from "./dashboard";
import { countLines, EventLog } from "./eventLog";
import type { MonitoringNames } from "./names";
import { Notices } from "./notices";
import type { Audience } from "./notifications";
import { OutsideCheck } from "./outside";
import { createQueries } from "./queries";
import type { MonitoringSettings, Watched } from "./types";

export type * from "./names";
export type * from "./types";

/** The settings of the monitoring, what it looks at, and whom it notifies. */
export interface MonitoringArgs extends Scope {
  /** Which alarms there are, and their thresholds. */
  readonly settings: MonitoringSettings;
  /** Physical names of the monitoring's resources. */
  readonly names: MonitoringNames;
  /** What the alarms and the dashboard look at. */
  readonly watched: Watched;
  /** ARNs of the topics to notify. */
  readonly audience: Audience;
  /** The service: it must exist before anybody can be told that the app is down. */
  readonly downAfter: readonly pulumi.Resource[];
  /** What scaling aims at, in percent; undefined without scaling by load. */
  readonly targets?: { readonly cpu: number; readonly memory: number };
  /** Name of the ECR repository, for messages about weak images. */
  readonly repositoryName: string;
  /** Address at which people reach the app. */
  readonly url: pulumi.Input<string>;
  /** Path that answers 200 when the app can serve. */
  readonly healthPath: string;
  /** The log group of the app's containers. */
  readonly logGroupName: pulumi.Input<string>;
  /** Days that CloudWatch keeps the log of events. */
  readonly logRetentionDays: number;
  /** ARN of the customer's key that encrypts the log of events; undefined for AWS's key. */
  readonly keyArn?: pulumi.Input<string>;
}

/**
 * Lines of the log about an error: in plain text, in JSON with the level's name, or with pino's number for the level.
 * CloudWatch's patterns have neither groups nor quotes.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export const errorLines =
  "%ERROR|FATAL|CRITICAL|Error:|Exception:|Unhandled|level...error|level....error|level...fatal|level....fatal|level..[56]0%";

/**
 * The dashboard, the saved queries, the alarms, and messages about events that have no alarm. With `alarms: cpu`, only
 * the CPU alarm of AWS's guide, and nothing that counts events or lines of the log.
 */
export class Monitoring extends pulumi.ComponentResource {
  /** Name of the dashboard. */
  public readonly dashboardName: pulumi.Output<string>;
  /** Name of the CPU alarm. */
  public readonly alarmName: string;

  constructor(name: string, given: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:monitoring:Monitoring", name, {}, opts);
    const healthCheckId = this.checkOutside(`${name}-outside`, given);
    const args = { ...given, watched: { ...given.watched, healthCheckId } };
    const eventLog = this.record(name, args);
    const alarmArns = createAlarms(name, args, this);
    this.dashboardName = this.createDashboard(name, args, alarmArns, eventLog).dashboardName;
    createQueries(name, { folder: args.names.queries, logGroupName: args.logGroupName }, this);
    if (args.audience.warning.length > 0) this.tell(name, args);
    this.alarmName = args.names.cpuAlarm;
    this.registerOutputs({ dashboardName: this.dashboardName, alarmName: this.alarmName });
  }

  /** Nothing can be reached before the first image, so there is no check then. */
  private checkOutside(
    name: string,
    { settings, watched, names, url, healthPath, downAfter }: MonitoringArgs,
  ): pulumi.Input<string> | undefined {
    if (!settings.outsideCheck || !watched.runs) return undefined;
    const check = { checkName: names.outsideAlarm, url, path: healthPath };
    return new OutsideCheck(name, check, { parent: this, dependsOn: [...downAfter] }).healthCheckId;
  }

  private record(name: string, args: MonitoringArgs): EventLog | undefined {
    switch (args.settings.alarms) {
      case "cpu":
        return undefined;
      case "all": {
        const { namespace } = args.watched;
        const lines = { group: args.logGroupName, metric: "ErrorLines", namespace };
        countLines(`${name}-error-lines-count`, { ...lines, pattern: errorLines }, this);
        return new EventLog(`${name}-events`, { ...args, ...args.watched }, { parent: this });
      }
    }
  }

  private createDashboard(
    name: string,
    args: MonitoringArgs,
    alarmArns: readonly pulumi.Input<string>[],
    eventLog: EventLog | undefined,
  ) {
    const body = dashboardBody({ ...args, alarmArns, eventLogName: eventLog?.logGroupName });
    return new cloudwatch.Dashboard(
      `${name}-dashboard`,
      { dashboardName: args.names.dashboard, dashboardBody: pulumi.jsonStringify(body) },
      { parent: this },
    );
  }

  private tell(name: string, args: MonitoringArgs): void {
    const { stack } = args.watched;
    new Notices(`${name}-notices`, { ...args, ...args.watched, stack }, { parent: this });
  }
}
