import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as sns from "@pulumi/aws/sns";
import { dashboardBody } from "./dashboard";

/** Physical names of the dashboard, the alarm and its topic. */
export interface MonitoringNames {
  readonly dashboard: string;
  readonly cpuAlarm: string;
  readonly alarmTopic: string;
  readonly errorsQuery: string;
}

export interface MonitoringSettings {
  /** Average CPU, in percent, above which the alarm goes off. */
  readonly cpuAlarmPercent: number;
  /** Address that gets the alarm's mails; none by default. */
  readonly alarmEmail?: string;
}

export interface MonitoringArgs extends MonitoringSettings {
  readonly names: MonitoringNames;
  readonly region: string;
  /**
   * ARN of the customer's key that encrypts the topic; undefined for no encryption, because CloudWatch cannot use AWS's
   * own key.
   * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   */
  readonly keyArn?: pulumi.Input<string>;
  readonly clusterName: pulumi.Input<string>;
  readonly serviceName: pulumi.Input<string>;
  /** The log group of the app's containers. */
  readonly logGroupName: pulumi.Input<string>;
  /** `app/<name>/<id>` */
  readonly balancerArnSuffix: pulumi.Input<string>;
  /** `targetgroup/<name>/<id>` of each target group. */
  readonly targetGroupArnSuffixes: readonly pulumi.Input<string>[];
  /** Whether requests to other apps also pass through the balancer. */
  readonly balancerIsShared: boolean;
}

/** The newest hundred lines that speak of an error, in any case. */
const errorsQuery = [
  "fields @timestamp, @logStream, @message",
  "| filter @message like /(?i)(error|exception|fatal)/",
  "| sort @timestamp desc",
  "| limit 100",
].join("\n");

/** The dashboard, the saved query of errors, the CPU alarm and, if there is an address, the topic that mails it. */
export class Monitoring extends pulumi.ComponentResource {
  public readonly dashboardName: pulumi.Output<string>;
  public readonly alarmName: pulumi.Output<string>;

  constructor(name: string, args: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:monitoring:Monitoring", name, {}, opts);
    const topics = args.alarmEmail ? [this.createTopic(name, args, args.alarmEmail).arn] : [];
    this.dashboardName = this.createDashboard(name, args).dashboardName;
    this.alarmName = this.createCpuAlarm(name, args, topics).name;
    this.createErrorsQuery(name, args);
    this.registerOutputs({ dashboardName: this.dashboardName, alarmName: this.alarmName });
  }

  private createTopic(name: string, args: MonitoringArgs, email: string) {
    const topic = new sns.Topic(
      `${name}-alarms`,
      { name: args.names.alarmTopic, kmsMasterKeyId: args.keyArn },
      { parent: this },
    );
    new sns.TopicSubscription(
      `${name}-alarms-email`,
      { topic: topic.arn, protocol: "email", endpoint: email },
      { parent: this },
    );
    return topic;
  }

  private createDashboard(name: string, args: MonitoringArgs) {
    const body = pulumi
      .output({
        region: args.region,
        cluster: args.clusterName,
        service: args.serviceName,
        balancer: args.balancerArnSuffix,
        targetGroups: args.targetGroupArnSuffixes,
        balancerIsShared: args.balancerIsShared,
      })
      .apply(dashboardBody);
    return new cloudwatch.Dashboard(
      `${name}-dashboard`,
      { dashboardName: args.names.dashboard, dashboardBody: pulumi.jsonStringify(body) },
      { parent: this },
    );
  }

  /** Logs Insights lists it under the app's name, so that nobody need know its language.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
  private createErrorsQuery(name: string, args: MonitoringArgs) {
    new cloudwatch.QueryDefinition(
      `${name}-errors`,
      {
        name: args.names.errorsQuery,
        logGroupNames: [args.logGroupName],
        queryString: errorsQuery,
      },
      { parent: this },
    );
  }

  /** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html */
  private createCpuAlarm(
    name: string,
    args: MonitoringArgs,
    topics: readonly pulumi.Input<string>[],
  ) {
    return new cloudwatch.MetricAlarm(
      `${name}-high-cpu`,
      {
        name: args.names.cpuAlarm,
        alarmDescription: `Average CPU of the service above ${args.cpuAlarmPercent} % for ten minutes`,
        namespace: "AWS/ECS",
        metricName: "CPUUtilization",
        dimensions: { ClusterName: args.clusterName, ServiceName: args.serviceName },
        statistic: "Average",
        period: 300,
        evaluationPeriods: 2,
        threshold: args.cpuAlarmPercent,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "missing",
        alarmActions: [...topics],
        okActions: [...topics],
      },
      { parent: this },
    );
  }
}
