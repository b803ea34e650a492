import * as pulumi from "@pulumi/pulumi";
import { dedicatedNetwork } from "./dedicated";
import { defaultNetwork } from "./default";
import type { NetworkMode, NetworkPlacement } from "./types";

export * from "./types";

export interface NetworkArgs {
  readonly network: NetworkMode;
  readonly region: string;
}

/** Where the balancer and the tasks live: the default VPC, one of its own, or subnets that exist already. */
export class Network extends pulumi.ComponentResource {
  public readonly placement: NetworkPlacement;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:network:Network", name, {}, opts);
    this.placement = this.place(name, args);
    this.registerOutputs({ placement: this.placement });
  }

  private place(name: string, { network, region }: NetworkArgs): NetworkPlacement {
    switch (network.mode) {
      case "default":
        return defaultNetwork(region, { parent: this });
      case "dedicated":
        return dedicatedNetwork(name, { ...network, region }, { parent: this });
      case "existing":
        return {
          vpcId: network.vpcId,
          balancerSubnetIds: [...network.balancerSubnetIds],
          taskSubnetIds: [...network.taskSubnetIds],
          assignPublicIp: network.assignPublicIp,
        };
    }
  }
}
