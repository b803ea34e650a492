import * as pulumi from "@pulumi/pulumi";
import type * as iam from "@pulumi/aws/iam";
import { partitionOf } from "../partition";
import type { Scope } from "./trust";

export interface StartTasksArgs extends Scope {
  /** Where the image is. */
  readonly repositoryArn: pulumi.Input<string>;
  /** Where the container's output goes. */
  readonly logGroupName: string;
}

/**
 * Pulling from this repository and writing to this log group, and nothing else: what AWS's managed policy allows for every
 * repository and every log group.
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
        // A login to the registry as a whole: AWS has nothing narrower.
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
        // Its streams, which ECS names by task.
        Resource: pulumi.interpolate`${group}:*`,
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
