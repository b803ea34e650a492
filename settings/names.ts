import type { FargateAppNames } from "../components/fargateApp";
import type { MonitoringNames } from "../components/monitoring";

/** Every physical name of a stack. The prod stack has the plain base name; any other stack appends its own. */
export interface Names extends FargateAppNames, MonitoringNames {
  readonly executionRole: string;
}

/** The longest base name, in characters: `-alb` must still fit into the 32 of a load balancer's name.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export const longestBaseName = 32 - "-alb".length;

/** `mcp-catalog` on prod, `mcp-catalog-<stack>` elsewhere, so that two stacks can share an account and a region. */
export function baseName(project: string, stack: string): string {
  return project + stackSuffix(stack);
}

/** Derives every physical name from the project, the stack and the display name (dashboard and alarm). */
export function physicalNames(project: string, stack: string, displayName: string): Names {
  const base = baseName(project, stack);
  const display = displayName + stackSuffix(stack);
  return {
    base,
    cluster: `${base}-cluster`,
    service: `${base}-service`,
    balancer: `${base}-alb`,
    targetGroup: `${base}-tg`,
    alternateTargetGroup: `${base}-tg2`,
    infrastructureRole: `${base}-infrastructure`,
    errorsAlarm: `${display}-Errors`,
    unhealthyAlarm: `${display}-Unhealthy`,
    logGroup: `/ecs/${base}`,
    executionRole: `${base}-execution`,
    dashboard: `${display}-Dashboard`,
    cpuAlarm: `${display}-High-CPU`,
    alarmTopic: `${base}-alarms`,
  };
}

function stackSuffix(stack: string): string {
  return stack === "prod" ? "" : `-${stack}`;
}
