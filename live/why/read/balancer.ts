import {
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  type TargetHealth,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Ask } from "../../calls/ask";
import { forwardWeights } from "../../balancing/forwardWeights";
import type { TargetCheck, Targets } from "../evidence";
import { counted } from "../group";

/** The target groups of a service, and the rule that chooses between them if there are two. */
export interface Groups {
  readonly targetGroupArns: readonly string[];
  readonly trafficRuleArn: string | undefined;
}

/** The targets of all target groups of a service; equal ones are counted. */
export async function readTargets(...asking: Asking): Promise<readonly Targets[]> {
  const targets = (await readEach(...asking)).map(({ health, serving }) =>
    targetState(health, serving),
  );
  return counted(targets).map(([target, count]) => ({ ...target, count }));
}

/** Addresses of the healthy targets in the groups that get requests. */
export async function healthyAddresses(...asking: Asking): Promise<readonly string[]> {
  return (await readEach(...asking))
    .filter(({ health, serving }) => serving && health?.State === "healthy")
    .flatMap(({ address }) => address ?? []);
}

type Asking = readonly [client: ElasticLoadBalancingV2Client, groups: Groups, ask: Ask];

interface OneTarget {
  /** IP address of a task. */
  readonly address: string | undefined;
  readonly health: TargetHealth | undefined;
  /** Whether its target group gets requests. */
  readonly serving: boolean;
}

async function readEach(
  ...[client, { targetGroupArns, trafficRuleArn }, ask]: Asking
): Promise<readonly OneTarget[]> {
  const [weights, ...answers] = await Promise.all([
    readWeights(client, trafficRuleArn, ask),
    ...targetGroupArns.map((TargetGroupArn) =>
      ask("elasticloadbalancing:DescribeTargetHealth", () =>
        client.send(new DescribeTargetHealthCommand({ TargetGroupArn })),
      ),
    ),
  ]);
  return answers.flatMap((answer, index) => {
    const serving = weights === undefined || (weights.get(targetGroupArns[index] ?? "") ?? 0) > 0;
    return (answer?.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth: health }) => ({
      address: Target?.Id,
      health,
      serving,
    }));
  });
}

/** How the listener rule divides the requests. Undefined if there is only one group, or if the rule cannot be read. */
async function readWeights(
  client: ElasticLoadBalancingV2Client,
  rule: string | undefined,
  ask: Ask,
): Promise<ReadonlyMap<string, number> | undefined> {
  if (rule === undefined) return undefined;
  const answer = await ask("elasticloadbalancing:DescribeRules", () =>
    client.send(new DescribeRulesCommand({ RuleArns: [rule] })),
  );
  return answer && forwardWeights(answer.Rules?.[0]);
}

function targetState(health: TargetHealth | undefined, serving: boolean): Omit<Targets, "count"> {
  return {
    state: health?.State ?? "unknown",
    reason: health?.Reason,
    description: health?.Description,
    serving,
  };
}

/** What a service's target groups have in common. */
interface Group {
  /** The load balancer's health check; undefined if there is none. */
  readonly targetCheck: TargetCheck | undefined;
  /** ARN of the load balancer; undefined if none uses the group. */
  readonly balancer: string | undefined;
}

/** Reads the first target group of a service: health check and load balancer are the same in every one. */
export async function readGroup(
  client: ElasticLoadBalancingV2Client,
  [arn]: readonly string[],
  ask: Ask,
): Promise<Group> {
  const answer =
    arn === undefined
      ? undefined
      : await ask("elasticloadbalancing:DescribeTargetGroups", () =>
          client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] })),
        );
  const group = answer?.TargetGroups?.[0];
  const path = group?.HealthCheckPath;
  return {
    targetCheck:
      path === undefined ? undefined : { path, timeoutSeconds: group?.HealthCheckTimeoutSeconds },
    balancer: group?.LoadBalancerArns?.[0],
  };
}
