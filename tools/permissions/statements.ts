import { authorizationOf } from "../published";
import { arn, arnsOf, isRegional, type Scope } from "./scope";

/** A statement of an IAM policy. */
export interface Statement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Condition>>;
}

type Condition = Readonly<Record<string, string | readonly string[]>>;

/** Services that get the stack's roles. They are the services in the roles' trust policies. */
export const passedTo = ["chatbot", "ec2", "ecs", "ecs-tasks", "vpc-flow-logs"];

/** Services that make a service-linked role when an account first uses them. */
const serviceLinked = [
  "autoscaling",
  "ecs",
  "ecs.application-autoscaling",
  "elasticloadbalancing",
  "management.chatbot",
  "wafv2",
];

/**
 * Actions that list resources of the whole account. Only `*` works for them, although AWS publishes resource types.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/permissions-reference-cw.html
 */
export const ofTheAccount = [
  "cloudwatch:DescribeAlarms",
  // Its resource type is the container instance, which Fargate does not have.
  "ecs:ListTasks",
];

/**
 * Actions that delete resources without a name in their ARN. The project's tag, which every resource has, decides
 * instead.
 */
const byTag = /^(?:ec2:Delete(?!Tags|Route$)|kms:(?!CreateKey|TagResource))/;

/** Whether a statement allows an action only on resources with the project's tag. */
export function isByTag(action: string): boolean {
  return byTag.test(action) && authorizationOf(action).tagged;
}

/** The statements that allow actions within a scope. There is one for each service, kind of resource and condition. */
export function statementsOf(all: readonly string[], scope: Scope, boundaryArn: string) {
  const groups = new Map<string, Statement>();
  for (const action of all) {
    const statement = allowing(action, scope, boundaryArn);
    const key = JSON.stringify([statement.Resource, statement.Condition]);
    const known = groups.get(key);
    groups.set(key, { ...statement, Action: [...(known?.Action ?? []), action] });
  }
  return [...groups.values()];
}

function allowing(action: string, scope: Scope, boundaryArn: string): Statement {
  const [service = ""] = action.split(":");
  const texts = {
    ...(isRegional(service) ? { "aws:RequestedRegion": scope.regions } : {}),
    ...conditionsOf(action, scope),
  };
  const condition = {
    ...(Object.keys(texts).length > 0 ? { StringEquals: texts } : {}),
    ...(isBound(action) ? { ArnEquals: { "iam:PermissionsBoundary": boundaryArn } } : {}),
  };
  return {
    Effect: "Allow",
    Action: [action],
    Resource: resourcesOf(action, service, scope),
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  };
}

/** Whether an action on a role is allowed only if the role has the boundary. */
export function isBound(action: string): boolean {
  // A role is read before its boundary is known, and any of the project's roles may be deleted.
  if (action === "iam:GetRole" || action === "iam:DeleteRole") return false;
  return authorizationOf(action).keys.includes("iam:PermissionsBoundary");
}

function resourcesOf(action: string, service: string, scope: Scope): readonly string[] {
  const { named, types } = authorizationOf(action);
  if (!named || ofTheAccount.includes(action)) return ["*"];
  if (action === "iam:CreateServiceLinkedRole")
    return [arn("iam", "role/aws-service-role/*", scope)];
  if (types.includes("alias")) {
    return ["key/*", `alias/${scope.base}*`].map((each) => arn("kms", each, scope));
  }
  return arnsOf(service, scope);
}

function conditionsOf(action: string, { project }: Scope): Condition {
  switch (action) {
    case "iam:PassRole":
      return { "iam:PassedToService": passedTo.map(principal) };
    case "iam:CreateServiceLinkedRole":
      return { "iam:AWSServiceName": serviceLinked.map(principal) };
    case "kms:TagResource":
    case "kms:CreateKey":
      return { "aws:RequestTag/Project": project };
  }
  if (isByTag(action) && !authorizationOf(action).types.includes("alias")) {
    return { "aws:ResourceTag/Project": project };
  }
  return {};
}

function principal(service: string): string {
  return `${service}.amazonaws.com`;
}
