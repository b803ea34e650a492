import type { Counts } from "../../components/scaling";
import type { Changes, ServiceState } from "../../live/ecs/pause";
import type { PausableStack } from "../stack/service/tasksOfStack";

/** The changes that put a service to sleep; empty if it sleeps already. */
export function pauseChanges({ desiredCount, limits }: ServiceState): Changes {
  const asleep = limits?.max === 0 && limits.min === 0 && limits.suspended === "all";
  return {
    ...(limits && !asleep && { limits: { min: 0, max: 0, suspended: true } }),
    ...(desiredCount !== 0 && { desiredCount: 0 }),
  };
}

/** The changes that wake a service with the day's counts; empty if it has them already. */
export function resumeChanges(
  { desiredCount, limits }: ServiceState,
  stack: Pick<PausableStack, "limits" | "startCount">,
): Changes {
  const day = stack.limits;
  const { startCount } = stack;
  const byDay = limits?.min === day.min && limits.max === day.max && limits.suspended === "none";
  const allowed = limits ? day : { min: startCount, max: startCount };
  const awake = desiredCount === startCount || (desiredCount > 0 && within(desiredCount, allowed));
  return {
    ...(limits && !byDay && { limits: { min: day.min, max: day.max, suspended: false } }),
    ...(!awake && { desiredCount: startCount }),
  };
}

/** Whether there is nothing to change. */
export function isNothing({ limits, desiredCount }: Changes): boolean {
  return limits === undefined && desiredCount === undefined;
}

function within(count: number, { min, max }: Counts): boolean {
  return count >= min && count <= max;
}
