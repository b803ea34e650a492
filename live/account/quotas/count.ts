import {
  DescribeAddressesCommand,
  EC2Client,
  paginateDescribeVpcs,
  type Tag,
} from "@aws-sdk/client-ec2";
import {
  ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers,
  type LoadBalancer,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { isOfStack } from "../../../components/account/stackTags";
import type { OwnThings, QuotaKind } from "../../../components/account/quotas/types";
import type { Ask } from "../../calls/ask";
import { withClient, type ClientConfig } from "../../calls/clients";
import { tagsOf } from "../names/tags";

/** How many there are in the region. */
export interface Things {
  /** How many belong to the stack. */
  readonly own: number;
  /** How many there are; undefined if only AWS's usage metric counts them. */
  readonly all: number | undefined;
}

/** Counts the things of a kind in the region. Undefined if AWS refuses. Reads only. */
export async function countThings(
  config: ClientConfig,
  kind: QuotaKind,
  stack: OwnThings,
  ask: Ask,
): Promise<Things | undefined> {
  switch (kind) {
    case "addresses":
      return addresses(config, stack, ask);
    case "vpcs":
      return vpcs(config, stack, ask);
    case "balancers":
      return balancers(config, stack, ask);
    case "onDemand":
    case "spot":
      return { own: 0, all: undefined };
  }
}

async function addresses(config: ClientConfig, { stackTags }: OwnThings, ask: Ask) {
  return withClient(EC2Client, config, async (client) => {
    return ask("ec2:DescribeAddresses", async () => {
      const { Addresses = [] } = await client.send(new DescribeAddressesCommand({}));
      return count(Addresses, (each) => isOwn(each, stackTags));
    });
  });
}

async function vpcs(config: ClientConfig, { stackTags, cidr }: OwnThings, ask: Ask) {
  return withClient(EC2Client, config, async (client) => {
    return ask("ec2:DescribeVpcs", async () => {
      const all = [];
      for await (const { Vpcs = [] } of paginateDescribeVpcs({ client }, {})) all.push(...Vpcs);
      return count(
        all,
        (each) => isOwn(each, stackTags) && (cidr === undefined || each.CidrBlock === cidr),
      );
    });
  });
}

async function balancers(config: ClientConfig, { balancer }: OwnThings, ask: Ask) {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    return ask("elasticloadbalancing:DescribeLoadBalancers", async () => {
      const all: LoadBalancer[] = [];
      for await (const { LoadBalancers = [] } of paginateDescribeLoadBalancers({ client }, {})) {
        all.push(...LoadBalancers.filter(({ Type = "application" }) => Type === "application"));
      }
      return count(all, ({ LoadBalancerName }) => LoadBalancerName === balancer);
    });
  });
}

function count<T>(things: readonly T[], isOwnThing: (thing: T) => boolean): Things {
  return { own: things.filter(isOwnThing).length, all: things.length };
}

function isOwn({ Tags }: { readonly Tags?: Tag[] | undefined }, own: OwnThings["stackTags"]) {
  return isOfStack(tagsOf(Tags), own);
}
