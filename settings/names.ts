import type { FargateAppNames } from "../components/fargateApp";
import type { MonitoringNames } from "../components/monitoring";
import type { NetworkNames } from "../components/network";

/** Every physical name of a stack. The prod stack has the plain base name; any other stack appends its own. */
export interface Names extends FargateAppNames, MonitoringNames, NetworkNames {
  readonly executionRole: string;
  readonly taskRole: string;
  /** The bucket for the balancer's access logs, without the account that follows it. */
  readonly accessLogs: string;
  readonly webAcl: string;
  readonly webAclLogGroup: string;
  /** The budget in AWS Budgets. */
  readonly budget: string;
}

/** The longest base name, in characters: `-alb` must still fit into the 32 of a load balancer's name.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export const longestBaseName = 32 - "-alb".length;

/** `mcp-catalog` on prod, `mcp-catalog-<stack>` elsewhere, so that two stacks can share an account and a region. */
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
 * Derives every physical name from the project, the stack and the display name (dashboard and alarm), and where the
 * stack runs in another's cluster, that one's name. Behind another's balancer it has other target groups: one belongs to
 * a single balancer, and a stack that moves has both for a while.
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
  return {
    base,
    cluster: sharedCluster ?? `${base}-cluster`,
    service: `${base}-service`,
    balancer: `${base}-alb`,
    targetGroup: `${base}-${targets}`,
    alternateTargetGroup: `${base}-${targets}2`,
    infrastructureRole: `${base}-infrastructure`,
    errorsAlarm: `${display}-Errors`,
    unhealthyAlarm: `${display}-Unhealthy`,
    logGroup: `/ecs/${base}`,
    executionRole: `${base}-execution`,
    taskRole: `${base}-task`,
    dashboard: `${display}-Dashboard`,
    cpuAlarm: `${display}-High-CPU`,
    alarmTopic: `${base}-alarms`,
    budget: `${base}-monthly`,
    flowLogGroup: `/vpc/${base}`,
    flowLogRole: `${base}-flow-logs`,
    natInstance: `${base}-nat`,
    accessLogs: `${base}-access-logs`,
    webAcl: `${base}-waf`,
    webAclLogGroup: `aws-waf-logs-${base}`,
  };
}

function stackSuffix(stack: string): string {
  return stack === "prod" ? "" : `-${stack}`;
}
