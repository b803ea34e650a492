import { authorizationOf } from "./authorization";
import { arn, arnsOf, isRegional, type Scope } from "./scope";

/** A statement of an IAM policy. */
export interface Statement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Condition>>;
}

type Condition = Readonly<Record<string, string | readonly string[]>>;

/** Services that the stack's roles are passed to: those of their trust policies. */
export const passedTo = ["chatbot", "ec2", "ecs", "ecs-tasks", "vpc-flow-logs"];

/** Services that make a role of their own when an account first uses them. */
export const serviceLinked = [
  "autoscaling",
  "ecs",
  "ecs.application-autoscaling",
  "elasticloadbalancing",
  "management.chatbot",
  "wafv2",
];

/**
 * Actions whose answer is a list of the whole account, so that no narrower resource than `*` works, though AWS publishes
 * resource types for them.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/permissions-reference-cw.html
 */
export const ofTheAccount = [
  "cloudwatch:DescribeAlarms",
  // Its resource type is the container instance, and Fargate has none.
  "ecs:ListTasks",
];

/** What is deleted, and has no name in its ARN, is told apart by the tag that every resource of the project has. */
const byTag = /^(?:ec2:Delete(?!Tags|Route$)|kms:(?!CreateKey|TagResource))/;

/** Whether a statement's actions need a tag of the project on what they touch. */
export function isByTag(action: string): boolean {
  return byTag.test(action) && authorizationOf(action).tagged;
}

/** The statements that allow actions within a scope: one for each service, kind of resource and condition. */
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

/** Whether an action on a role is allowed only if the boundary bounds the role. */
export function isBound(action: string): boolean {
  // A role is looked at before anybody knows what bounds it, and goes as it is.
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
