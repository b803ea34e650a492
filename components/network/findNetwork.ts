import type * as pulumi from "@pulumi/pulumi";
import { together, type Ask } from "../lookUps";
import type { Sharing } from "../sharing/types";
import { findDefaultNetwork } from "./default";
import { natImage } from "./natInstance/start";
import type { FoundNetwork, NetworkMode } from "./types";
import { fargateZoneNames } from "./zones";

export interface FindNetworkArgs {
  readonly network: NetworkMode;
  readonly sharing: Sharing;
  readonly region: string;
  readonly ask: Ask;
}

/**
 * Asks AWS what there is to know about the network before anything is made, in previews as in updates: awsx takes no
 * outputs for the names of zones. Raises a RunError if the account lacks something that the network needs.
 */
export async function findNetwork(
  { network, sharing, region, ask }: FindNetworkArgs,
  opts: pulumi.InvokeOptions,
): Promise<FoundNetwork> {
  if (sharing.mode === "guest") return { mode: "shared", subnets: sharing.host.subnets };
  switch (network.mode) {
    case "default":
      return { mode: "subnets", subnets: await findDefaultNetwork({ region, ask }, opts) };
    case "dedicated": {
      const found = await together({
        zoneNames: fargateZoneNames(region, ask, opts),
        natImageId:
          network.nat === "instance" ? natImage(region, ask, opts) : Promise.resolve(undefined),
      });
      return { mode: "dedicated", network, ...found };
    }
    case "existing":
      return {
        mode: "subnets",
        subnets: {
          vpcId: network.vpcId,
          balancerSubnetIds: [...network.balancerSubnetIds],
          taskSubnetIds: [...network.taskSubnetIds],
          assignPublicIp: network.assignPublicIp,
          ipv6: network.ipv6,
          dnsServers: network.dnsServers,
        },
      };
  }
}
