import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as iam from "@pulumi/aws/iam";
import type { Scope } from "../iam/trust";
import type { LogMetric } from "./metrics";
import { aboutService, stoppedTasks, type OfService } from "./patterns";
import type { MonitoringNames } from "./names";

/** The service that the log is about, and how long the log is kept. */
export interface EventLogArgs extends Scope, OfService {
  readonly names: Pick<MonitoringNames, "eventLog" | "taskRule" | "deploymentRule">;
  readonly logRetentionDays: number;
  /** ARN of the customer's key that encrypts the log; undefined for AWS's key. */
  readonly keyArn?: pulumi.Input<string>;
  /** Namespace of the metrics that the log's lines are counted in. */
  readonly namespace: string;
}

/** Which events count for a metric. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
const counted = {
  CrashedTasks:
    '{ ($.detail.stopCode = "EssentialContainerExited") || ($.detail.stopCode = "TaskFailedToStart") }',
  UnreadSecrets: "{ $.detail.stoppedReason = %ResourceInitializationError.*secret% }",
  Deployments: '{ $.detail.eventName = "SERVICE_DEPLOYMENT_IN_PROGRESS" }',
} as const satisfies Partial<Record<LogMetric, string>>;

/**
 * A log of what ECS reports about the service: deployments and stopped tasks. ECS itself forgets stopped tasks within
 * the hour. Metrics count what alarms and graphs need.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html
 */
export class EventLog extends pulumi.ComponentResource {
  public readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: EventLogArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:monitoring:EventLog", name, {}, opts);
    const group = new cloudwatch.LogGroup(
      name,
      {
        name: args.names.eventLog,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: args.keyArn,
      },
      { parent: this },
    );
    const policy = new cloudwatch.LogResourcePolicy(
      `${name}-policy`,
      {
        resourceArn: group.arn,
        policyDocument: pulumi.jsonStringify(eventsMayWrite(group.arn, args.accountId)),
      },
      { parent: this },
    );
    const { taskRule, deploymentRule } = args.names;
    this.record(`${name}-tasks`, taskRule, stoppedTasks(args), group, policy);
    this.record(`${name}-deployments`, deploymentRule, aboutService(args), group, policy);
    this.count(name, group, args.namespace);
    this.logGroupName = group.name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }

  private record(
    name: string,
    ruleName: string,
    eventPattern: pulumi.Output<string>,
    group: cloudwatch.LogGroup,
    policy: cloudwatch.LogResourcePolicy,
  ): void {
    const rule = new cloudwatch.EventRule(
      name,
      { name: ruleName, description: "Writes what ECS reports to a log", eventPattern },
      { parent: this },
    );
    new cloudwatch.EventTarget(
      `${name}-log`,
      { rule: rule.name, targetId: "log", arn: group.arn },
      { parent: this, dependsOn: [policy] },
    );
  }

  private count(name: string, group: cloudwatch.LogGroup, namespace: string): void {
    for (const [metric, pattern] of Object.entries(counted)) {
      countLines(`${name}-${metric}`, { group: group.name, metric, namespace, pattern }, this);
    }
  }
}

interface Counted {
  readonly group: pulumi.Input<string>;
  readonly metric: string;
  readonly namespace: string;
  readonly pattern: string;
}

/** A metric that counts the lines of a log that match. It has no data for a minute without such a line. */
export function countLines(
  name: string,
  { group, metric, namespace, pattern }: Counted,
  parent: pulumi.Resource,
): void {
  new cloudwatch.LogMetricFilter(
    name,
    {
      name: metric,
      logGroupName: group,
      pattern,
      metricTransformation: { name: metric, namespace, value: "1" },
    },
    { parent },
  );
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html */
function eventsMayWrite(groupArn: pulumi.Input<string>, accountId: pulumi.Input<string>) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${groupArn}:*`,
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
