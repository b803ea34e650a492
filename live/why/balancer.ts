import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  type TargetHealth,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Ask } from "../ask";
import { counted } from "./group";
import type { TargetCheck, Targets } from "./evidence";

/** The targets of all target groups of a service; equal ones are counted. */
export async function readTargets(
  client: ElasticLoadBalancingV2Client,
  arns: readonly string[],
  ask: Ask,
): Promise<readonly Targets[]> {
  const answers = await Promise.all(
    arns.map((TargetGroupArn) =>
      ask("elasticloadbalancing:DescribeTargetHealth", () =>
        client.send(new DescribeTargetHealthCommand({ TargetGroupArn })),
      ),
    ),
  );
  const targets = answers
    .flatMap((answer) => answer?.TargetHealthDescriptions ?? [])
    .map(({ TargetHealth: health }) => targetState(health));
  return counted(targets).map(([target, count]) => ({ ...target, count }));
}

function targetState(health: TargetHealth | undefined): Omit<Targets, "count"> {
  return {
    state: health?.State ?? "unknown",
    reason: health?.Reason,
    description: health?.Description,
  };
}

/** The load balancer's health check, which is the same in every target group of a service. */
export async function readTargetCheck(
  client: ElasticLoadBalancingV2Client,
  arns: readonly string[],
  ask: Ask,
): Promise<TargetCheck | undefined> {
  const [arn] = arns;
  if (arn === undefined) return undefined;
  const answer = await ask("elasticloadbalancing:DescribeTargetGroups", () =>
    client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] })),
  );
  const group = answer?.TargetGroups?.[0];
  return group?.HealthCheckPath === undefined
    ? undefined
    : { path: group.HealthCheckPath, timeoutSeconds: group.HealthCheckTimeoutSeconds };
}
