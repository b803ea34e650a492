import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Ask } from "../calls/ask";
import { withClient, type ClientConfig } from "../calls/clients";
import type { AccountByHand, ListenerByHand } from "./types";

/** What is read of a balancer and of a target group, each of which may be missing. */
type Balancing = Pick<AccountByHand, "balancer" | "listeners" | "targetGroup">;

/** Reads a load balancer with its listeners, and a target group. A call that AWS refuses leaves its part out. */
export async function readBalancing(
  config: ClientConfig,
  arns: { readonly balancer: string | undefined; readonly targetGroup: string | undefined },
  ask: Ask,
): Promise<Balancing> {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    const [balancer, listeners, targetGroup] = await Promise.all([
      readBalancer(client, arns.balancer, ask),
      readListeners(client, arns.balancer, ask),
      readTargetGroup(client, arns.targetGroup, ask),
    ]);
    return { balancer, listeners, targetGroup };
  });
}

async function readBalancer(
  client: ElasticLoadBalancingV2Client,
  arn: string | undefined,
  ask: Ask,
): Promise<Balancing["balancer"]> {
  if (arn === undefined) return undefined;
  const answer = await ask("elasticloadbalancing:DescribeLoadBalancers", () =>
    client.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] })),
  );
  const [found] = answer?.LoadBalancers ?? [];
  return (
    found && {
      arn,
      host: found.DNSName ?? "",
      scheme: found.Scheme ?? "",
      type: found.Type ?? "",
      vpcId: found.VpcId ?? "",
      subnetIds: (found.AvailabilityZones ?? []).flatMap(({ SubnetId }) => SubnetId ?? []).sort(),
      securityGroupIds: found.SecurityGroups ?? [],
    }
  );
}

async function readListeners(
  client: ElasticLoadBalancingV2Client,
  arn: string | undefined,
  ask: Ask,
): Promise<readonly ListenerByHand[]> {
  if (arn === undefined) return [];
  const answer = await ask("elasticloadbalancing:DescribeListeners", () =>
    client.send(new DescribeListenersCommand({ LoadBalancerArn: arn })),
  );
  return (answer?.Listeners ?? []).map((listener) => ({
    arn: listener.ListenerArn ?? "",
    port: listener.Port ?? 0,
    targetGroupArn: onlyTarget(listener),
  }));
}

function onlyTarget({ DefaultActions: actions = [] }: Listener): string | undefined {
  const [action, ...others] = actions;
  if (action?.Type !== "forward" || others.length > 0) return undefined;
  const targets = action.ForwardConfig?.TargetGroups ?? [];
  return targets.length > 1 ? undefined : (action.TargetGroupArn ?? targets[0]?.TargetGroupArn);
}

async function readTargetGroup(
  client: ElasticLoadBalancingV2Client,
  arn: string | undefined,
  ask: Ask,
): Promise<Balancing["targetGroup"]> {
  if (arn === undefined) return undefined;
  const answer = await ask("elasticloadbalancing:DescribeTargetGroups", () =>
    client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] })),
  );
  const [found] = answer?.TargetGroups ?? [];
  return (
    found && {
      arn,
      protocol: found.Protocol ?? "",
      port: found.Port,
      targetType: found.TargetType ?? "",
      vpcId: found.VpcId ?? "",
    }
  );
}
