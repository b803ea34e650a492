import type * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";

export interface ExecArgs {
  /** Physical name of the log group. */
  readonly logGroupName: string;
  /** Days that CloudWatch keeps what was typed and what was answered. */
  readonly logRetentionDays: number;
  /** The key of one's own that encrypts the log; AWS's without. */
  readonly keyArn?: pulumi.Input<string>;
  /** Name of the task's own role, with which the agent in the container reaches AWS. */
  readonly taskRoleName: pulumi.Input<string>;
}

/** What ECS Exec needs beside the service: a log of every session, and the task role's leave to open and log one. */
export interface Exec {
  readonly logs: cloudwatch.LogGroup;
  /** Whether a key of one's own encrypts the log. */
  readonly encrypted: boolean;
  readonly policy: iam.RolePolicy;
}

/**
 * Lets people with `ecs:ExecuteCommand` run commands in the containers, each session logged. What is typed is logged
 * only where the image has `script` and `cat`.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export function createExec(name: string, args: ExecArgs, parent: pulumi.Resource): Exec {
  const logs = new cloudwatch.LogGroup(
    `${name}-exec-logs`,
    {
      name: args.logGroupName,
      retentionInDays: args.logRetentionDays,
      kmsKeyId: args.keyArn,
    },
    { parent },
  );
  const policy = new iam.RolePolicy(
    `${name}-exec`,
    {
      name: "ecs-exec",
      role: args.taskRoleName,
      policy: logs.arn.apply((arn) => JSON.stringify(execPolicy(arn))),
    },
    { parent },
  );
  return { logs, encrypted: args.keyArn !== undefined, policy };
}

/**
 * Opening sessions, and logging them to this group alone.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_ssmmessages.html
 */
export function execPolicy(logGroupArn: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: [
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ],
        // Channels are no resources, and their conditions are about EC2 instances: AWS has nothing narrower.
        Resource: "*",
      },
      {
        Effect: "Allow",
        // A list of all groups, in which the agent looks for this one: it cannot be asked for one alone.
        Action: "logs:DescribeLogGroups",
        Resource: `${logGroupArn.replace(/:log-group:.*$/, "")}:log-group:*`,
      },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: `${logGroupArn}:*`,
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
