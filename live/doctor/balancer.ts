import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Ask } from "../calls/ask";
import { withClient, type ClientConfig } from "../calls/clients";

/** The balancer before a service. */
export interface Balancer {
  readonly host: string;
  readonly securityGroups: readonly string[];
  readonly subnets: readonly string[];
  /** The port on which the tasks listen. */
  readonly targetPort: number | undefined;
  /** ARN of the certificate of its HTTPS listener; undefined without one. */
  readonly certificate: string | undefined;
}

/** Finds the balancer of a target group; undefined if AWS refuses, or if no balancer uses the group. */
export async function readBalancer(
  config: ClientConfig,
  targetGroup: string,
  ask: Ask,
): Promise<Balancer | undefined> {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    const groups = await ask("elasticloadbalancing:DescribeTargetGroups", () =>
      client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [targetGroup] })),
    );
    const [group] = groups?.TargetGroups ?? [];
    const [arn] = group?.LoadBalancerArns ?? [];
    if (arn === undefined) return undefined;
    const [balancers, listeners] = await Promise.all([
      ask("elasticloadbalancing:DescribeLoadBalancers", () =>
        client.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] })),
      ),
      ask("elasticloadbalancing:DescribeListeners", () =>
        client.send(new DescribeListenersCommand({ LoadBalancerArn: arn })),
      ),
    ]);
    const [found] = balancers?.LoadBalancers ?? [];
    return (
      found && {
        host: found.DNSName ?? "",
        securityGroups: found.SecurityGroups ?? [],
        subnets: (found.AvailabilityZones ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
        targetPort: group?.Port,
        certificate: listeners?.Listeners?.find(({ Protocol }) => Protocol === "HTTPS")
          ?.Certificates?.[0]?.CertificateArn,
      }
    );
  });
}
