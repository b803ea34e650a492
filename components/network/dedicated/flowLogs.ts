import * as pulumi from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import { partitionOf } from "../../iam/partition";
import type { NetworkNames } from "../names";
import { serviceTrust, type Bounded } from "../../iam/trust";

/** The VPC to record, and how long the records are kept. */
export interface FlowLogsArgs extends Bounded {
  readonly vpcId: pulumi.Input<string>;
  readonly names: Pick<NetworkNames, "flowLogGroup" | "flowLogRole">;
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
  readonly logRetentionDays: number;
  /** Whether the logs stay when the network is removed. */
  readonly keepLogs: boolean;
  /** Name of an existing log group that the stack adopts; undefined for a new log group. */
  readonly keptLogGroup?: string;
  /** ARN of the customer's key that encrypts the logs; undefined for AWS's key. */
  readonly keyArn?: pulumi.Input<string>;
}

/**
 * A record of every connection in the VPC, accepted or refused, summed up over ten minutes.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
export class FlowLogs extends pulumi.ComponentResource {
  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:network:FlowLogs", name, {}, opts);
    const group = new LogGroup(
      `${name}-group`,
      {
        name: args.names.flowLogGroup,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: args.keyArn,
      },
      { parent: this, retainOnDelete: args.keepLogs, import: args.keptLogGroup },
    );
    const role = new iam.Role(
      `${name}-role`,
      {
        name: args.names.flowLogRole,
        description: "Writes the VPC's flow logs",
        assumeRolePolicy: pulumi.jsonStringify(flowLogsTrust(args.region, args.accountId)),
        permissionsBoundary: args.permissionsBoundary,
      },
      { parent: this },
    );
    const write = new iam.RolePolicy(
      `${name}-write`,
      {
        name: "write-flow-logs",
        role: role.id,
        policy: pulumi.jsonStringify(writeLogsPolicy(group.arn)),
      },
      { parent: this },
    );
    new ec2.FlowLog(
      name,
      {
        vpcId: args.vpcId,
        trafficType: "ALL",
        logDestinationType: "cloud-watch-logs",
        logDestination: group.arn,
        iamRoleArn: role.arn,
        maxAggregationInterval: 600,
      },
      { parent: this, dependsOn: [write] },
    );
    this.registerOutputs({});
  }
}

/**
 * Lets only flow logs of this account and region assume the role.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
function flowLogsTrust(region: string, accountId: pulumi.Input<string>) {
  const arn = pulumi.interpolate`arn:${partitionOf(region)}:ec2:${region}:${accountId}:vpc-flow-log/*`;
  return serviceTrust("vpc-flow-logs.amazonaws.com", {
    StringEquals: { "aws:SourceAccount": accountId },
    ArnLike: { "aws:SourceArn": arn },
  });
}

/** Allows writing to the streams of this log group only. The group already exists. */
function writeLogsPolicy(groupArn: pulumi.Input<string>) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${groupArn}:*`,
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
