import * as pulumi from "@pulumi/pulumi";
import type * as iam from "@pulumi/aws/iam";
import { partitionOf } from "./partition";
import type { Scope } from "./trust";

/** The repository and the log group that a task needs to start. */
export interface StartTasksArgs extends Scope {
  /** ARN of the repository that holds the image. */
  readonly repositoryArn: pulumi.Input<string>;
  /** Log group of the container's output. */
  readonly logGroupName: string;
}

/**
 * Allows what starting a task needs: to pull from this one repository and to write to this one log group. AWS's managed
 * policy allows the same for every repository and log group.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function startTasksPolicy(args: StartTasksArgs) {
  const { region, accountId } = args;
  const group = pulumi.interpolate`arn:${partitionOf(region)}:logs:${region}:${accountId}:log-group:${args.logGroupName}`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "ecr:GetAuthorizationToken",
        // A login is always valid for the whole registry: AWS offers nothing narrower.
        Resource: "*",
      },
      {
        Effect: "Allow",
        Action: [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ],
        Resource: args.repositoryArn,
      },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        // The group's streams, which ECS names after tasks.
        Resource: pulumi.interpolate`${group}:*`,
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
