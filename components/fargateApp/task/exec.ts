import type * as pulumi from "@pulumi/pulumi";
import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";

/** Where sessions are logged, and the role that opens them. */
export interface ExecArgs {
  /** The app's log group, in which each session has a stream. */
  readonly logs: cloudwatch.LogGroup;
  /** Name of the task role, which the agent in the container uses to reach AWS. */
  readonly taskRoleName: pulumi.Input<string>;
}

/**
 * Lets people who have `ecs:ExecuteCommand` run commands in the containers: adds to the task role the rights to open a
 * session and to log it. Sessions are logged to the container's log group, so their record stays after `exec` is turned
 * off. Input is logged only if the image has `script` and `cat`.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export function createExec(name: string, args: ExecArgs, parent: pulumi.Resource): iam.RolePolicy {
  return new iam.RolePolicy(
    `${name}-exec`,
    {
      name: "ecs-exec",
      role: args.taskRoleName,
      policy: args.logs.arn.apply((arn) => JSON.stringify(execPolicy(arn))),
    },
    { parent },
  );
}

/**
 * Allows the task to open sessions and to log them to this log group only.
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
        // Channels are not resources, and the conditions for them concern only EC2 instances. AWS offers nothing
        // narrower.
        Resource: "*",
      },
      {
        Effect: "Allow",
        // The agent looks for this group in the list of all groups; it cannot ask for one group.
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
