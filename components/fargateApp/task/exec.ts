import type * as pulumi from "@pulumi/pulumi";
import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";

export interface ExecArgs {
  /** The app's own log group, in which each session has a stream. */
  readonly logs: cloudwatch.LogGroup;
  /** Name of the task's own role, with which the agent in the container reaches AWS. */
  readonly taskRoleName: pulumi.Input<string>;
}

/**
 * Lets people with `ecs:ExecuteCommand` run commands in the containers: the task role's leave to open a session and to log
 * it. ECS logs sessions where the container logs, so that their record is kept when `exec` is off again; what is typed is
 * logged only where the image has `script` and `cat`.
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
