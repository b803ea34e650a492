import type { CapacityShare, ServiceNow } from "../../live";
import type { Spot } from "../types";

/**
 * How a service's tasks are divided between Fargate and Fargate Spot.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export function capacityStrategy(spot: Spot | undefined): CapacityShare[] {
  const onDemand = { capacityProvider: "FARGATE", weight: 1, base: 0 };
  if (!spot || spot.share === 0) return [onDemand];
  const { share, base } = spot;
  const rest = { ...onDemand, weight: 100 - share, base };
  const spare = { capacityProvider: "FARGATE_SPOT", weight: share, base: 0 };
  return rest.weight === 0 && base === 0 ? [spare] : [rest, spare];
}

/**
 * Whether the tasks of a live service must start anew: to be divided otherwise, since ECS moves no task that runs, or
 * because its last deployment has failed, since ECS starts no more tasks for that one. Undefined if they need not, so
 * that no other change restarts them. A service without spot counts, too: the provider refuses to divide a service
 * otherwise unless its tasks start anew.
 */
export function mustRestart(now: ServiceNow | undefined, spot: Spot | undefined): true | undefined {
  if (now?.deployment?.state === "FAILED") return true;
  const capacity = now?.capacity;
  return capacity === undefined || isSameCapacity(capacity, capacityStrategy(spot))
    ? undefined
    : true;
}

/** A share as the provider reads it back: it leaves out a weight and a base of 0. */
type ReadShare = Pick<CapacityShare, "capacityProvider"> & Partial<CapacityShare>;

export function isSameCapacity(a: readonly ReadShare[], b: readonly ReadShare[]): boolean {
  return describeCapacity(a) === describeCapacity(b);
}

/** `FARGATE weight 50 base 1, FARGATE_SPOT weight 50` */
export function describeCapacity(shares: readonly ReadShare[]): string {
  return shares
    .map(({ capacityProvider, weight = 0, base = 0 }) =>
      base === 0
        ? `${capacityProvider} weight ${weight}`
        : `${capacityProvider} weight ${weight} base ${base}`,
    )
    .sort()
    .join(", ");
}
