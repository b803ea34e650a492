import type * as pulumi from "@pulumi/pulumi";
import type { Sharing } from "../sharing/types";
import { defaultVpcId } from "./default";
import { Network, type NetworkArgs } from "./network";
import type { Subnets } from "./types";
import { fargateZoneNames } from "./zones";

/** The subnets of an app, and what must exist before its tasks can start there. */
export interface AppNetwork {
  readonly subnets: Subnets;
  readonly ready: readonly pulumi.Resource[];
}

/**
 * Makes the app's network; a guest makes none and uses its host's. A dedicated network looks up the names of its zones
 * while the program runs, because awsx takes no outputs for them. Raises a RunError if the region has fewer than two
 * zones.
 */
export async function createNetwork(
  name: string,
  {
    sharing,
    ...args
  }: Omit<NetworkArgs, "zoneNames" | "defaultVpcId"> & { readonly sharing: Sharing },
  opts: Pick<pulumi.ComponentResourceOptions, "provider"> = {},
): Promise<AppNetwork> {
  switch (sharing.mode) {
    case "own":
    case "host": {
      const { mode } = args.network;
      const zoneNames = mode === "dedicated" ? await fargateZoneNames(args.region, opts) : [];
      const vpcId = mode === "default" ? await defaultVpcId(args.region, opts) : undefined;
      const protect = sharing.mode === "host";
      const network = new Network(
        name,
        { ...args, zoneNames, defaultVpcId: vpcId },
        { ...opts, protect },
      );
      return { subnets: network.subnets, ready: [network] };
    }
    case "guest":
      return { subnets: sharing.host.subnets, ready: [] };
  }
}
