import { ruleOf } from "./forms";

/** AWS or a registry refuses further calls for a while. */
export const throttled = ruleOf([
  {
    pattern:
      /Throttling|TooManyRequests|Rate exceeded|toomanyrequests|(?:is|being) throttled|pull rate limit/i,
    finding: () => ({
      happened: "AWS, or the registry, refuses further calls from this account for a while.",
      todo: "ECS tries again by itself, more and more slowly. Wait some minutes. If it goes on, tasks that end again and again cause the calls: see the stopped tasks.",
    }),
  },
]);

/**
 * ECS cannot assume a role of the task yet, or can no longer assume it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export const role = ruleOf([
  {
    pattern: /unable to assume the role '?(?:arn:aws[\w-]*:iam::\d+:role\/)?([\w+=,.@/-]*)/,
    finding: ([, name = ""]) => ({
      happened: `ECS may not assume the role${name === "" ? "" : ` ${name}`}.`,
      todo: "A new role works only after some seconds: run pulumi up again. If it goes on, pulumi up --refresh makes a deleted role again.",
    }),
  },
  {
    pattern: /IAM (permissions policies have|trust relationship has) been misconfigured or changed/,
    finding: ([, what = ""]) => ({
      happened: what.startsWith("trust")
        ? "A role of the tasks does not trust ECS any more."
        : "A role of the tasks lacks permissions that ECS needs.",
      todo: "Someone has changed it outside of Pulumi: pulumi up --refresh sets the stack's roles and their policies again.",
    }),
  },
]);

/**
 * The task's log group does not exist any more, or the task may not write to it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
export const logGroup = ruleOf([
  {
    pattern: /not authorized to perform: logs:(\w+)/,
    finding: ([, action = ""]) => ({
      happened: `The task's execution role may not write logs (logs:${action}).`,
      todo: "pulumi up --refresh gives the role its policy again if someone has removed it. No policy of a VPC endpoint or of the organization may deny it.",
    }),
  },
  {
    pattern:
      /The specified log group does not exist|failed to initialize logging driver|cannot find the Amazon CloudWatch log group/,
    finding: () => ({
      happened: "The task's log group does not exist.",
      todo: "Someone has deleted it outside of Pulumi: pulumi up --refresh makes it again.",
    }),
  },
]);

/**
 * The service-linked role with which ECS makes network interfaces and registers targets is not ready.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html
 */
export const serviceLinkedRole = ruleOf([
  {
    pattern: /service[- ]linked role|AWSServiceRoleForECS/i,
    finding: () => ({
      happened: "ECS cannot use its service-linked role yet, as in an account that is new to ECS.",
      todo: "AWS makes that role by itself within minutes: run pulumi up again. If it goes on: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com",
    }),
  },
]);
