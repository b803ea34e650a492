import type * as pulumi from "@pulumi/pulumi";
import { Network, type NetworkArgs } from "./network";
import type { FoundNetwork, Subnets } from "./types";

/** The subnets of an app, and what must exist before its tasks can start there. */
export interface AppNetwork {
  /** The subnets of the load balancer and the tasks. */
  readonly subnets: Subnets;
  /** Resources that must exist before a task can start, such as routes. */
  readonly ready: readonly pulumi.Resource[];
}

/** What a network needs, unless the app is a guest. */
export interface AppNetworkArgs extends Omit<NetworkArgs, "found"> {
  /** What AWS has said about the network. */
  readonly found: FoundNetwork;
  /** Whether other stacks use it, too. */
  readonly isShared: boolean;
}

/** Makes the app's network; a guest makes none and uses its host's. */
export function createNetwork(
  name: string,
  { found, isShared, ...args }: AppNetworkArgs,
  opts: Pick<pulumi.ComponentResourceOptions, "provider"> = {},
): AppNetwork {
  switch (found.mode) {
    case "dedicated":
    case "subnets": {
      const network = new Network(name, { ...args, found }, { ...opts, protect: isShared });
      return { subnets: network.subnets, ready: [network] };
    }
    case "shared":
      return { subnets: found.subnets, ready: [] };
  }
}
