import type { CapacityShare, ServiceNow } from "../../../common/live/service";
import type { Spot } from "../../types";

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
 * Why the tasks of a live service must start anew; undefined if they need not, so that no other change restarts them.
 * One reason is another division between Fargate and Spot, because ECS does not move running tasks. The other is a
 * failed last deployment, because ECS starts no more tasks for it. This also holds for a service without Spot, and for
 * one that somebody has made with a launch type: if the tasks do not start anew, the provider replaces the service.
 * https://github.com/hashicorp/terraform-provider-aws/pull/43533
 */
export function mustRestart(now: ServiceNow | undefined, spot: Spot | undefined): true | undefined {
  if (now?.deployment?.state === "FAILED") return true;
  if (now === undefined) return undefined;
  return isSameCapacity(now.capacity ?? [], capacityStrategy(spot)) ? undefined : true;
}

/** A share as the provider reads it back: a weight or base of 0 is missing. */
type ReadShare = Pick<CapacityShare, "capacityProvider"> & Partial<CapacityShare>;

/** Whether two divisions are equal, in any order. */
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
