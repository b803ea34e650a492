import * as pulumi from "@pulumi/pulumi";
import { dedicatedNetwork, type DedicatedNetworkArgs } from "./dedicated";
import type { FoundNetwork, Subnets } from "./types";

/** What the network needs. */
export interface NetworkArgs extends Omit<DedicatedNetworkArgs, "found"> {
  /** What AWS has said about it before anything is made. */
  readonly found: Exclude<FoundNetwork, { mode: "shared" }>;
}

/** The network of the balancer and the tasks: a VPC of its own, or subnets that are there already. */
export class Network extends pulumi.ComponentResource {
  /** The subnets of the load balancer and the tasks. */
  public readonly subnets: Subnets;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:network:Network", name, {}, opts);
    this.subnets = this.makeSubnets(name, args);
    this.registerOutputs({ subnets: this.subnets });
  }

  private makeSubnets(name: string, { found, ...args }: NetworkArgs): Subnets {
    switch (found.mode) {
      case "dedicated":
        return dedicatedNetwork(name, { ...args, found }, { parent: this });
      case "subnets":
        return found.subnets;
    }
  }
}
