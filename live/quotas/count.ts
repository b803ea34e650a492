import {
  DescribeAddressesCommand,
  EC2Client,
  paginateDescribeVpcs,
  type Tag,
} from "@aws-sdk/client-ec2";
import {
  ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Ask } from "../ask";
import type { ClientConfig } from "../clients";
import { tagsOf } from "../names/tags";
import type { Tags } from "../names/types";

/** What other stacks and people have in a region; each undefined if AWS refuses. */
export interface OthersHave {
  readonly addresses: number | undefined;
  readonly vpcs: number | undefined;
  readonly balancers: number | undefined;
}

/** Counts what does not belong to this stack, by its tags and by the name of its load balancer. Reads only. */
export async function countOthers(
  config: ClientConfig,
  stackTags: Tags,
  balancer: string,
  ask: Ask,
): Promise<OthersHave> {
  const ec2 = new EC2Client(config);
  const balancing = new ElasticLoadBalancingV2Client(config);
  const isForeign = ({ Tags }: { readonly Tags?: Tag[] | undefined }) => {
    const tags = tagsOf(Tags);
    return tags["Project"] !== stackTags["Project"] || tags["Stack"] !== stackTags["Stack"];
  };
  try {
    const [addresses, vpcs, balancers] = await Promise.all([
      ask("ec2:DescribeAddresses", async () => {
        const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
        return Addresses.filter(isForeign).length;
      }),
      ask("ec2:DescribeVpcs", async () => {
        let count = 0;
        for await (const { Vpcs = [] } of paginateDescribeVpcs({ client: ec2 }, {})) {
          count += Vpcs.filter(isForeign).length;
        }
        return count;
      }),
      ask("elasticloadbalancing:DescribeLoadBalancers", async () => {
        let count = 0;
        for await (const page of paginateDescribeLoadBalancers({ client: balancing }, {})) {
          count += (page.LoadBalancers ?? []).filter(
            ({ Type = "application", LoadBalancerName }) =>
              Type === "application" && LoadBalancerName !== balancer,
          ).length;
        }
        return count;
      }),
    ]);
    return { addresses, vpcs, balancers };
  } finally {
    ec2.destroy();
    balancing.destroy();
  }
}
