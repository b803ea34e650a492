import * as pulumi from "@pulumi/pulumi";
import { dedicatedNetwork, type DedicatedNetworkArgs } from "./dedicated";
import { defaultNetwork } from "./default";
import type { NetworkMode, NetworkPlacement } from "./types";
import { fargateZoneNames } from "./zones";

export * from "./types";

export interface NetworkArgs extends Omit<DedicatedNetworkArgs, "network"> {
  readonly network: NetworkMode;
}

/** Where the balancer and the tasks live: the default VPC, one of its own, or subnets that exist already. */
export class Network extends pulumi.ComponentResource {
  public readonly placement: NetworkPlacement;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:network:Network", name, {}, opts);
    this.placement = this.place(name, args);
    this.registerOutputs({ placement: this.placement });
  }

  private place(name: string, { network, ...args }: NetworkArgs): NetworkPlacement {
    switch (network.mode) {
      case "default":
        return defaultNetwork(args.region, { parent: this });
      case "dedicated":
        return dedicatedNetwork(name, { ...args, network }, { parent: this });
      case "existing":
        return {
          vpcId: network.vpcId,
          balancerSubnetIds: [...network.balancerSubnetIds],
          taskSubnetIds: [...network.taskSubnetIds],
          assignPublicIp: network.assignPublicIp,
          ipv6: network.ipv6,
          dnsServers: network.dnsServers,
        };
    }
  }
}

/**
 * The network of the app. Where it is one of its own, the zones are looked up first, since awsx takes their names and no
 * outputs. Raises a RunError where a region has too few.
 */
export async function appNetwork(
  name: string,
  args: Omit<NetworkArgs, "zoneNames">,
  opts: Pick<pulumi.ComponentResourceOptions, "provider" | "protect"> = {},
): Promise<Network> {
  const dedicated = args.network.mode === "dedicated";
  const zoneNames = dedicated ? await fargateZoneNames(args.region, opts) : [];
  return new Network(name, { ...args, zoneNames }, opts);
}
