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
 * Whether the tasks of a live service must start anew to be divided otherwise; ECS moves none that runs. Undefined
 * where they need not, so that no other change restarts them. Without spot, too: the provider refuses to divide a
 * service otherwise, back to none on Spot included, unless its tasks start anew.
 */
export function mustRestart(now: ServiceNow | undefined, spot: Spot | undefined): true | undefined {
  const capacity = now?.capacity;
  return capacity === undefined || isSameCapacity(capacity, capacityStrategy(spot))
    ? undefined
    : true;
}

/** As the provider reads it back, which leaves a weight and a base of 0 out. */
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
