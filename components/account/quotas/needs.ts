import type { Spot } from "../../fargateApp/types";
import type { NatMode, NetworkMode } from "../../network";
import type { SharingMode } from "../../sharing/types";
import type { QuotaCounts } from "./types";

/** The settings that decide how much of each quota a stack needs. */
export interface NeedsArgs {
  readonly network: NetworkMode;
  readonly sharing: SharingMode["mode"];
  /** Number of tasks that need room. */
  readonly tasks: number;
  /** CPU units of a task; 1024 are one vCPU. */
  readonly cpu: number;
  readonly spot: Spot | undefined;
}

/** How many of each kind with a quota a stack has. A guest uses its host's network and load balancer. */
export function quotaNeeds({ network, sharing, ...args }: NeedsArgs): QuotaCounts {
  const isGuest = sharing === "guest";
  const dedicated = !isGuest && network.mode === "dedicated" ? network : undefined;
  return {
    addresses: dedicated ? addresses(dedicated.nat) : 0,
    vpcs: dedicated ? 1 : 0,
    balancers: isGuest ? 0 : 1,
    ...vcpus(args),
  };
}

function addresses(nat: NatMode): number {
  switch (nat) {
    case "none":
      return 0;
    case "single":
    case "instance":
      return 1;
    case "perAz":
      return 2;
  }
}

/** ECS starts the base on demand, and divides the other tasks by their weights. */
function vcpus({ tasks, cpu, spot }: Pick<NeedsArgs, "tasks" | "cpu" | "spot">) {
  const onSpot = spot ? Math.round((Math.max(0, tasks - spot.base) * spot.share) / 100) : 0;
  return { onDemand: ((tasks - onSpot) * cpu) / 1024, spot: (onSpot * cpu) / 1024 };
}
