import * as pulumi from "@pulumi/pulumi";
import type * as iam from "@pulumi/aws/iam";
import { partitionOf } from "../partition";

/** Where a role is at home. */
export interface Place {
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
}

/**
 * Only tasks of this account and region may assume the role; without the conditions anybody who makes ECS name it could
 * use it through a task of theirs.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function tasksTrust(place: Place) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": place.accountId },
          ArnLike: { "aws:SourceArn": ecsArn(place) },
        },
      },
    ],
  } as const satisfies iam.PolicyDocument;
}

/**
 * Only ECS itself, not its tasks, may assume the role. AWS does not document that it says whose service it acts for; where
 * it does, it must be one of this account and region.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export function ecsTrust(place: Place) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEqualsIfExists: { "aws:SourceAccount": place.accountId },
          ArnLikeIfExists: { "aws:SourceArn": ecsArn(place) },
        },
      },
    ],
  } as const satisfies iam.PolicyDocument;
}

function ecsArn({ region, accountId }: Place): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partitionOf(region)}:ecs:${region}:${accountId}:*`;
}
