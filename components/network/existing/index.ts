import { missingEndpoints } from "../services";
import { nameTroubles } from "./names";
import type { Existing, ExistingNow, SubnetNow, Verdict } from "./types";

export * from "./types";

/**
 * Free addresses that AWS asks of each of a load balancer's subnets.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
 */
const balancerAddresses = 8;

/** Compares the settings of an existing network with what AWS has, for a stack that is about to be made or that runs. */
export function judgeExisting(
  network: Existing,
  now: ExistingNow,
  { tasks, isNew }: { readonly tasks: number; readonly isNew: boolean },
): Verdict {
  const balancers = subnetsOf("balancerSubnetIds", network, now);
  const tasksIn = subnetsOf("taskSubnetIds", network, now);
  const free = tasksIn.found.reduce((sum, { freeAddresses }) => sum + freeAddresses, 0);
  const names = nameTroubles(network, now, tasksIn.found);
  const isScarce = isNew && tasksIn.refused.length === 0 && free < tasks;
  return {
    refused: [
      ...balancers.refused,
      ...tasksIn.refused,
      ...twins(balancers.found),
      ...balancers.found.flatMap((subnet) => balancerTroubles(subnet, network, isNew)),
      ...tasksIn.found.flatMap((subnet) => taskTroubles(subnet, balancers.found, now, network)),
      ...names.refused,
    ],
    warned: [
      ...(isScarce
        ? [
            `network.taskSubnetIds: these subnets have ${free} free addresses, and ${tasks} tasks at most need one each`,
          ]
        : []),
      ...names.warned,
    ],
  };
}

/** The subnets that a setting names, and what is wrong with those that are not in the VPC. */
function subnetsOf(
  key: "balancerSubnetIds" | "taskSubnetIds",
  network: Existing,
  { subnets }: ExistingNow,
): { readonly found: readonly SubnetNow[]; readonly refused: readonly string[] } {
  const found: SubnetNow[] = [];
  const refused: string[] = [];
  for (const id of network[key]) {
    const subnet = subnets.find((each) => each.id === id);
    if (subnet?.vpcId === network.vpcId) {
      found.push(subnet);
    } else {
      const why = subnet ? `is in ${subnet.vpcId}` : "is not in this account and region";
      refused.push(`network.${key}: ${id} ${why}; it must be in network.vpcId ${network.vpcId}`);
    }
  }
  return { found, refused };
}

/** Subnets of the load balancer in a zone in which it has another one. */
function twins(balancers: readonly SubnetNow[]): readonly string[] {
  return balancers.flatMap(({ id, zoneId }, index) => {
    const twin = balancers
      .slice(0, index)
      .filter((each) => each.zoneId === zoneId)
      .at(-1);
    return twin
      ? [
          `network.balancerSubnetIds: ${twin.id} and ${id} are both in zone ${zoneId}; a load balancer takes one subnet of each zone, in two zones`,
        ]
      : [];
  });
}

/** Why a load balancer cannot stand in a subnet. */
function balancerTroubles(
  { id, freeAddresses, routes, hasIpv6 }: SubnetNow,
  { ipv6 }: Existing,
  isNew: boolean,
): readonly string[] {
  const refused: string[] = [];
  if (isNew && freeAddresses < balancerAddresses) {
    refused.push(
      `network.balancerSubnetIds: ${id} has ${freeAddresses} free addresses, and a load balancer needs ${balancerAddresses}`,
    );
  }
  // Other gateways are accepted: a firewall in front of the internet gateway has an ID of another
  // kind.
  if (routes && (routes.gateway === undefined || routes.gateway.startsWith("nat-"))) {
    refused.push(
      `network.balancerSubnetIds: ${id} has no default route to an internet gateway; the load balancer must be in public subnets`,
    );
  }
  if (ipv6 && !hasIpv6) {
    refused.push(`network.ipv6: ${id} of network.balancerSubnetIds has no IPv6 block`);
  }
  return refused;
}

/** Why tasks in a subnet get no requests, or reach nothing. */
function taskTroubles(
  subnet: SubnetNow,
  balancers: readonly SubnetNow[],
  now: ExistingNow,
  network: Existing,
): readonly string[] {
  const refused: string[] = [];
  if (balancers.length > 0 && !balancers.some(({ zoneId }) => zoneId === subnet.zoneId)) {
    refused.push(
      `network.taskSubnetIds: ${subnet.id} is in zone ${subnet.zoneId}, where the load balancer has no subnet: it sends no requests there`,
    );
  }
  const stuck = trouble(subnet, now, network);
  if (stuck !== undefined) refused.push(`network.taskSubnetIds: ${subnet.id} ${stuck}`);
  return refused;
}

/** Why a task in a subnet reaches nothing; undefined if it does. */
function trouble(
  { routes }: SubnetNow,
  { endpoints, isOwn }: ExistingNow,
  { assignPublicIp }: Existing,
): string | undefined {
  if (!routes) return undefined;
  const { gateway, blackhole } = routes;
  if (blackhole) return `has a default route to ${gateway ?? "something"} that is gone`;
  if (gateway === undefined) {
    if (!isOwn) return undefined;
    const missing = missingEndpoints(endpoints);
    if (missing.length === 0) return undefined;
    return `has no default route, and the VPC no endpoint for ${missing.join(", ")}: tasks could not start there`;
  }
  if (gateway.startsWith("igw-") && !assignPublicIp) {
    return "leads to an internet gateway, and tasks have no public address there: set network.assignPublicIp to true, or name private subnets";
  }
  return undefined;
}
