import type { FoundSize, TaskCounts } from "../../live/metrics";
import type { PausableStack } from "../pause/stack";

/**
 * The counts to judge a service by, and to change: those that AWS has now, but where a schedule moves them, those of the
 * day in the stack's file, whatever the hour.
 */
export function judgedCounts(
  { counts }: Pick<FoundSize, "counts">,
  { byLoad, limits, scheduled, startCount }: PausableStack,
): TaskCounts {
  if (!counts.scaling || !scheduled) return counts;
  return byLoad
    ? { scaling: true, minimum: limits.min, maximum: limits.max }
    : { scaling: false, desired: startCount };
}
