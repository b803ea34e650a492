import * as pulumi from "@pulumi/pulumi";
import type * as iam from "@pulumi/aws/iam";
import { partitionOf } from "./partition";

/** The limit of a role's rights. */
export interface Bounded {
  /** ARN of the policy that limits what a role may do; undefined for no limit. */
  readonly permissionsBoundary?: string;
}

/** The account and region that a role belongs to. */
export interface Scope {
  /** The region, e.g. `us-east-1`. */
  readonly region: string;
  /** The account, 12 digits. */
  readonly accountId: pulumi.Input<string>;
}

/**
 * Lets only tasks of this account and region assume the role. Without the conditions, another account could make ECS
 * use the role for one of its tasks. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function taskTrust(scope: Scope) {
  return serviceTrust("ecs-tasks.amazonaws.com", {
    StringEquals: { "aws:SourceAccount": scope.accountId },
    ArnLike: { "aws:SourceArn": ecsArn(scope) },
  });
}

/**
 * Lets ECS assume the role to start tasks. AWS documents `aws:SourceAccount` and `aws:SourceArn` for task roles but not
 * for execution roles, so they are checked only if they are present (IfExists).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function executionTrust(scope: Scope) {
  return serviceTrust("ecs-tasks.amazonaws.com", ifPresent(scope));
}

/**
 * Lets ECS itself, not its tasks, assume the role. AWS does not document `aws:SourceAccount` and `aws:SourceArn` for
 * this case, so they are checked only if they are present (IfExists).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export function ecsTrust(scope: Scope) {
  return serviceTrust("ecs.amazonaws.com", ifPresent(scope));
}

function ifPresent(scope: Scope) {
  return {
    StringEqualsIfExists: { "aws:SourceAccount": scope.accountId },
    ArnLikeIfExists: { "aws:SourceArn": ecsArn(scope) },
  };
}

type Conditions = Readonly<Record<string, Readonly<Record<string, pulumi.Input<string>>>>>;

/** Lets a service such as `ec2.amazonaws.com` assume the role if the conditions hold. Default: without conditions. */
export function serviceTrust(service: string, conditions?: Conditions) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(conditions && { Condition: conditions }),
      },
    ],
  } as const satisfies iam.PolicyDocument;
}

function ecsArn({ region, accountId }: Scope): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partitionOf(region)}:ecs:${region}:${accountId}:*`;
}
