import * as pulumi from "@pulumi/pulumi";
import { dedicatedNetwork, type DedicatedNetworkArgs } from "./dedicated";
import { defaultNetwork } from "./default";
import type { NetworkMode, Subnets } from "./types";

export interface NetworkArgs extends Omit<DedicatedNetworkArgs, "network"> {
  readonly network: NetworkMode;
  /** Id of the account's default VPC; needed only in mode `default`. */
  readonly defaultVpcId?: string;
}

/** The network of the balancer and the tasks: the default VPC, a dedicated VPC, or existing subnets. */
export class Network extends pulumi.ComponentResource {
  public readonly subnets: Subnets;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:network:Network", name, {}, opts);
    this.subnets = this.findSubnets(name, args);
    this.registerOutputs({ subnets: this.subnets });
  }

  private findSubnets(name: string, { network, defaultVpcId = "", ...args }: NetworkArgs): Subnets {
    switch (network.mode) {
      case "default":
        return defaultNetwork(args.region, defaultVpcId, { parent: this });
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
