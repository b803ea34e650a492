/** What a role may touch. */
export interface Scope {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  /** The account, 12 digits. */
  readonly account: string;
  /** Regions of the stacks. */
  readonly regions: readonly string[];
  /** The project, as the tag `Project` has it. */
  readonly project: string;
  /** What every physical name begins with: `mcp-catalog-dev`. */
  readonly base: string;
  /** The same for alarms and dashboards: `MCP-Catalog-dev`. */
  readonly display: string;
  /** What the names of other stacks begin with, if this one shares their load balancer and their cluster. */
  readonly hosts: readonly string[];
  /** Hosted zones whose records may change. `*` for all. */
  readonly zoneIds: readonly string[];
}

/** What the last part of an ARN looks like, by service: everything that has a name is told apart by it. */
const named: Readonly<Record<string, (scope: Scope) => readonly string[]>> = {
  acm: () => ["certificate/*"],
  "application-autoscaling": () => ["scalable-target/*"],
  autoscaling: ({ base }) => [`autoScalingGroup:*:autoScalingGroupName/${base}*`],
  billing: () => ["billingview/*"],
  budgets: ({ base }) => [`budget/${base}*`],
  chatbot: ({ base }) => [`chat-configuration/*/${base}*`],
  // Target tracking names its alarms itself.
  cloudwatch: ({ display }) => [
    `alarm:${display}*`,
    "alarm:TargetTracking-service/*",
    `dashboard/${display}*`,
  ],
  // No part of EC2 has its name in its ARN.
  ec2: () => ["*"],
  ecr: ({ base }) => [`repository/${base}*`],
  ecs: ({ base, hosts }) => [
    `cluster/${base}*`,
    `task-definition/${base}*:*`,
    ...["service/", "task/"].map((type) => `${type}${base}*/*`),
    ...["service-deployment/", "service-revision/"].map((type) => `${type}${base}*/*/*`),
    // In another stack's cluster, its own services; a task is not known by its service.
    ...hosts.flatMap((host) => [
      `cluster/${host}*`,
      `service/${host}*/${base}*`,
      `task/${host}*/*`,
      ...["service-deployment/", "service-revision/"].map((type) => `${type}${host}*/${base}*/*`),
    ]),
  ],
  elasticloadbalancing: ({ base, hosts }) => [
    `targetgroup/${base}*`,
    ...[base, ...hosts].flatMap((each) =>
      ["loadbalancer", "listener", "listener-rule"].map((type) => `${type}/app/${each}*`),
    ),
  ],
  events: ({ base }) => [`rule/${base}*`],
  iam: ({ base }) => [`role/${base}*`, `instance-profile/${base}*`],
  kms: () => ["key/*"],
  logs: ({ base }) =>
    ["/ecs/", "/vpc/", "/aws/events/", "aws-waf-logs-"].map((each) => `log-group:${each}${base}*`),
  route53: ({ zoneIds }) => [...zoneIds.map((each) => `hostedzone/${each}`), "change/*"],
  s3: ({ base }) => [`${base}-*`],
  secretsmanager: ({ base }) => [`secret:${base}*`],
  sns: ({ base }) => [`${base}*`],
  wafv2: ({ base }) => [`regional/webacl/${base}*`, "regional/managedruleset/*"],
};

/** Services without a region in their ARNs, and those without an account. */
const global = ["billing", "budgets", "chatbot", "iam", "route53", "s3"];
const accountless = ["route53", "s3"];

/** The ARNs of a service that a role may touch. Throws if this file has nothing of the service. */
export function arnsOf(service: string, scope: Scope): readonly string[] {
  const parts = named[service];
  if (!parts) throw new Error(`tools/permissions/scope.ts has nothing of ${service}`);
  const own = parts(scope).map((part) => arn(service, part, scope));
  switch (service) {
    case "ec2":
      // Images belong to whoever made them.
      return [...own, `arn:${scope.partition}:ec2:*::image/*`];
    case "cloudwatch":
      return own.map((each) => each.replace(/:\*:(\d+:dashboard)/, "::$1"));
    case "wafv2":
      return [...own, arn("elasticloadbalancing", `loadbalancer/app/${scope.base}*`, scope)];
    default:
      return own;
  }
}

/** An ARN in the scope's account, in any region. */
export function arn(service: string, part: string, { partition, account }: Scope): string {
  const region = global.includes(service) ? "" : "*";
  const owner = accountless.includes(service) ? "" : account;
  return `arn:${partition}:${service}:${region}:${owner}:${part}`;
}

/** Whether a service is asked in the stack's region. */
export function isRegional(service: string): boolean {
  return !global.includes(service);
}
