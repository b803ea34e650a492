/** The resources that a role may access. */
export interface Scope {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  /** The account, 12 digits. */
  readonly account: string;
  /** Regions of the stacks. */
  readonly regions: readonly string[];
  /** The project, as in the tag `Project`. */
  readonly project: string;
  /** The beginning of every physical name: `mcp-catalog-dev`. */
  readonly base: string;
  /** The beginning of the names of alarms and dashboards: `MCP-Catalog-dev`. */
  readonly display: string;
  /** The beginning of the names of other stacks, if this stack uses their load balancer and cluster. */
  readonly hosts: readonly string[];
  /** Hosted zones in which records may change; `*` for all. */
  readonly zoneIds: readonly string[];
}

/** Patterns for the last part of an ARN, by service. They select resources by their names. */
const named: Readonly<Record<string, (scope: Scope) => readonly string[]>> = {
  acm: () => ["certificate/*"],
  "application-autoscaling": () => ["scalable-target/*"],
  autoscaling: ({ base }) => [`autoScalingGroup:*:autoScalingGroupName/${base}*`],
  billing: () => ["billingview/*"],
  budgets: ({ base }) => [`budget/${base}*`],
  chatbot: ({ base }) => [`chat-configuration/*/${base}*`],
  // Target tracking chooses the names of its alarms itself.
  cloudwatch: ({ base, display }) => [
    `alarm:${display}*`,
    `alarm-mute-rule:${base}*`,
    "alarm:TargetTracking-service/*",
    `dashboard/${display}*`,
  ],
  // EC2's ARNs contain no names.
  ec2: () => ["*"],
  ecr: ({ base }) => [`repository/${base}*`],
  ecs: ({ base, hosts }) => [
    `cluster/${base}*`,
    `task-definition/${base}*:*`,
    ...["service/", "task/"].map((type) => `${type}${base}*/*`),
    ...["service-deployment/", "service-revision/"].map((type) => `${type}${base}*/*/*`),
    // In another stack's cluster, only this stack's services. A task's ARN does not name its
    // service, so the pattern covers all tasks of that cluster.
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
  route53: ({ zoneIds }) => [
    ...zoneIds.map((each) => `hostedzone/${each}`),
    "change/*",
    // A health check has an id and no name.
    "healthcheck/*",
  ],
  s3: ({ base }) => [`${base}-*`],
  secretsmanager: ({ base }) => [`secret:${base}*`],
  servicequotas: () => ["*/*"],
  sns: ({ base }) => [`${base}*`],
  ssm: ({ base }) => [`parameter/releases/${base}*`],
  wafv2: ({ base }) => [`regional/webacl/${base}*`, "regional/managedruleset/*"],
};

/** Services without a region in their ARNs, then services without an account. */
const global = ["billing", "budgets", "chatbot", "iam", "route53", "s3"];
const accountless = ["route53", "s3"];

/** The ARNs of a service that a role may access. Throws if this file does not have the service. */
export function arnsOf(service: string, scope: Scope): readonly string[] {
  const parts = named[service];
  if (!parts) throw new Error(`tools/permissions/scope.ts has nothing of ${service}`);
  const own = parts(scope).map((part) => arn(service, part, scope));
  switch (service) {
    case "ec2":
      // An image belongs to the account that made it.
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

/** Whether a service has an endpoint in the stack's region. */
export function isRegional(service: string): boolean {
  return !global.includes(service);
}
