import * as pulumi from "@pulumi/pulumi";
import type * as iam from "@pulumi/aws/iam";
import { partitionOf } from "../partition";

/** Where a role is at home. */
export interface Scope {
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
}

/**
 * Only tasks of this account and region may assume the role; without the conditions anybody who makes ECS name it could
 * use it through a task of theirs.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function taskTrust(place: Scope) {
  return trust("ecs-tasks.amazonaws.com", {
    StringEquals: { "aws:SourceAccount": place.accountId },
    ArnLike: { "aws:SourceArn": ecsArn(place) },
  });
}

/**
 * What starts the tasks may assume the role. AWS documents the account and the task of those who ask for a task's own role,
 * and not for this one: where it says them they must be of this account and region, and no task is kept from starting where
 * it does not.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function executionTrust(place: Scope) {
  return trust("ecs-tasks.amazonaws.com", whereSaid(place));
}

/**
 * Only ECS itself, not its tasks, may assume the role. AWS does not document that it says whose service it acts for; where
 * it does, it must be one of this account and region.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export function ecsTrust(place: Scope) {
  return trust("ecs.amazonaws.com", whereSaid(place));
}

function whereSaid(place: Scope) {
  return {
    StringEqualsIfExists: { "aws:SourceAccount": place.accountId },
    ArnLikeIfExists: { "aws:SourceArn": ecsArn(place) },
  };
}

type Conditions = Readonly<Record<string, Readonly<Record<string, pulumi.Input<string>>>>>;

function trust(service: string, conditions: Conditions) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: conditions,
      },
    ],
  } as const satisfies iam.PolicyDocument;
}

function ecsArn({ region, accountId }: Scope): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partitionOf(region)}:ecs:${region}:${accountId}:*`;
}
