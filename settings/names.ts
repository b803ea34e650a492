import type { FargateAppNames } from "../components/fargateApp";
import type { MonitoringNames } from "../components/monitoring";
import type { NetworkNames } from "../components/network";

/** Every physical name of a stack. The stack prod has the plain base name; any other stack appends its own name. */
export interface Names extends FargateAppNames, MonitoringNames, NetworkNames {
  readonly executionRole: string;
  readonly taskRole: string;
  /** Start of the name of the bucket for the balancer's access logs; the account follows it. */
  readonly accessLogs: string;
  readonly webAcl: string;
  readonly webAclLogGroup: string;
  /** Name of the budget in AWS Budgets. */
  readonly budget: string;
}

/**
 * The pattern of a physical name. `{base}` and `{display}` are filled in; `{targets}` becomes `sh` for a guest and `tg`
 * otherwise.
 */
interface Pattern {
  readonly pattern: string;
  /** The longest name that AWS accepts, in characters. */
  readonly limit: number;
}

function name(pattern: string, limit: number): Pattern {
  return { pattern, limit };
}

/** Every physical name of a stack. The stack prod has the plain base name; any other stack appends its own name. */
export const namePatterns = {
  base: name("{base}", 255),
  cluster: name("{base}-cluster", 255),
  service: name("{base}-service", 255),
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
  balancer: name("{base}-alb", 32),
  targetGroup: name("{base}-{targets}", 32),
  alternateTargetGroup: name("{base}-{targets}2", 32),
  infrastructureRole: name("{base}-infrastructure", 64),
  errorsAlarm: name("{display}-Errors", 255),
  unhealthyAlarm: name("{display}-Unhealthy", 255),
  logGroup: name("/ecs/{base}", 512),
  executionRole: name("{base}-execution", 64),
  taskRole: name("{base}-task", 64),
  title: name("{display}", 255),
  dashboard: name("{display}-Dashboard", 255),
  cpuAlarm: name("{display}-High-CPU", 255),
  memoryAlarm: name("{display}-High-Memory", 255),
  appErrorsAlarm: name("{display}-App-Errors", 255),
  balancerErrorsAlarm: name("{display}-Balancer-Errors", 255),
  latencyAlarm: name("{display}-Slow", 255),
  failingAlarm: name("{display}-Failing", 255),
  noTaskAlarm: name("{display}-No-Task", 255),
  fewTasksAlarm: name("{display}-Few-Tasks", 255),
  maximumAlarm: name("{display}-At-Maximum", 255),
  errorLinesAlarm: name("{display}-Error-Lines", 255),
  crashesAlarm: name("{display}-Crashes", 255),
  secretsAlarm: name("{display}-Unread-Secrets", 255),
  certificateAlarm: name("{display}-Certificate", 255),
  downAlarm: name("{display}-Down", 255),
  outsideAlarm: name("{display}-Unreachable", 255),
  nightsMute: name("{base}-nights", 255),
  weekendsMute: name("{base}-weekends", 255),
  rolloutMute: name("{base}-rollout", 255),
  alarmTopic: name("{base}-alarms", 256),
  criticalTopic: name("{base}-critical", 256),
  outsideTopic: name("{base}-outside", 256),
  chatTopic: name("{base}-chat", 122),
  chatRole: name("{base}-chat-graphs", 64),
  // Logs Insights shows the part before a slash as a folder.
  queries: name("{base}/", 200),
  // EventBridge writes only to groups under /aws/events.
  eventLog: name("/aws/events/{base}", 512),
  taskRule: name("{base}-task-events", 64),
  deploymentRule: name("{base}-deployment-events", 64),
  failureRule: name("{base}-failed-deployments", 64),
  findingsRule: name("{base}-image-findings", 64),
  healthRule: name("{base}-aws-health", 64),
  // AWS refuses names that begin with "aws" or "ssm", so the base name cannot come first.
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
  ledger: name("/releases/{base}", 1011),
  budget: name("{base}-monthly", 100),
  flowLogGroup: name("/vpc/{base}", 512),
  flowLogRole: name("{base}-flow-logs", 64),
  // Longest name of a role. Auto Scaling groups and launch templates allow longer names.
  natInstance: name("{base}-nat", 64),
  // A bucket's name has at most 63 characters, and a hyphen and the account id take 13 of them.
  accessLogs: name("{base}-access-logs", 50),
  webAcl: name("{base}-waf", 128),
  webAclLogGroup: name("aws-waf-logs-{base}", 512),
} as const satisfies Readonly<Record<keyof Names, Pattern>>;

/** The shortest name of an ECR repository in characters. The repository's name is the base name. */
export const shortestBaseName = 2;

/** The longest base name, in characters, that keeps every name within its limit: 28. */
export const longestBaseName = Math.min(
  ...Object.values<Pattern>(namePatterns)
    .filter(({ pattern }) => pattern.includes("{base}"))
    .map(({ pattern, limit }) => limit - filled(pattern, "", "").length),
);

/**
 * The start of all names: `mcp-catalog` on prod, `mcp-catalog-<stack>` on other stacks, so that two stacks can share an
 * account and a region.
 */
export function baseName(project: string, stack: string): string {
  return project + stackSuffix(stack);
}

/** Words of a project's name that are written in capitals. */
const abbreviations = ["ai", "api", "mcp", "ui"];

/** The project's name as a title: `MCP-Catalog` for `mcp-catalog`, `Shop` for `shop`. */
export function defaultDisplayName(project: string): string {
  return project
    .split("-")
    .map((word) =>
      abbreviations.includes(word)
        ? word.toUpperCase()
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join("-");
}

/**
 * Derives every physical name from the project, the stack, the display name (for the dashboard and alarms) and, for a
 * guest, the cluster of its host. A guest's target groups have names of their own: a target group belongs to one
 * balancer, and a stack that moves to another balancer has target groups in both for a while.
 */
export function physicalNames(
  project: string,
  stack: string,
  displayName = defaultDisplayName(project),
  sharedCluster?: string,
): Names {
  const base = baseName(project, stack);
  const display = displayName + stackSuffix(stack);
  const targets = sharedCluster === undefined ? "tg" : "sh";
  const names = Object.entries<Pattern>(namePatterns).map(([key, { pattern }]) => [
    key,
    filled(pattern, base, display, targets),
  ]);
  const own = Object.fromEntries(names) as Readonly<Record<keyof Names, string>>;
  return { ...own, cluster: sharedCluster ?? own.cluster };
}

function filled(pattern: string, base: string, display: string, targets = "tg"): string {
  return pattern
    .replace("{base}", () => base)
    .replace("{display}", () => display)
    .replace("{targets}", targets);
}

function stackSuffix(stack: string): string {
  if (stack === "prod") return "";
  const number = reviewNumber(stack);
  return number === undefined ? `-${stack}` : `-pr-${number}`;
}

/**
 * The number of the pull request that a stack is for: 7 for `pr-7` of `catalog review` and for `pr-<repository>-7`, the name
 * that Pulumi Deployments gives. Undefined for any other stack. Names have no room for the repository, and a number is
 * enough: a project has one repository.
 */
export function reviewNumber(stack: string): number | undefined {
  const [, number] = /^pr-(?:[\w.-]+-)?([1-9]\d*)$/.exec(stack) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Stands for the base name in `domain.name`, so that one stack file serves every pull request. */
export const baseInHostName = "{base}";

/** The text of `domain` with the base name in place of `{base}`. */
export function withBaseName<T extends string | undefined>(
  domain: T,
  project: string,
  stack: string,
): string | T {
  return domain?.replaceAll(baseInHostName, () => baseName(project, stack)) ?? domain;
}
