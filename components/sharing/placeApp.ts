import type * as pulumi from "@pulumi/pulumi";
import { appNetwork, type NetworkPlacement } from "../network";
import type { Home } from "./types";

/** Where an app's tasks run, and what must be there before they start. */
export interface AppPlace {
  readonly placement: NetworkPlacement;
  readonly ready: readonly pulumi.Resource[];
}

/** The network of the app's own, made by its mode; where the app shares, the one in which that was found. */
export async function placeApp(
  name: string,
  home: Home,
  ...[args, opts]: NetworkParts
): Promise<AppPlace> {
  switch (home.mode) {
    case "own":
    case "shares": {
      const protect = home.mode === "shares";
      const network = await appNetwork(name, args, { ...opts, protect });
      return { placement: network.placement, ready: [network] };
    }
    case "shared":
      return { placement: home.placement, ready: [] };
  }
}

type NetworkParts = Parameters<typeof appNetwork> extends [string, ...infer P] ? P : never;
