import type { TaskCounts } from "../../live/metrics";
import type { Unread } from "../../live/why/evidence";
import type { PausableStack } from "../stack/tasksOfStack";
import { fewestTasks, mostTasks } from "./plans";
import { countsText } from "./words";

/** The call without which AWS's limits are not known. */
export const limitsCall = "application-autoscaling:DescribeScalableTargets";

/**
 * The counts to judge a service by: those of the day in its stack's file, whatever the hour and whatever is deployed, since
 * they are the ones that commands can change.
 */
export function fileCounts({
  byLoad,
  limits,
  startCount,
}: Pick<PausableStack, "byLoad" | "limits" | "startCount">): TaskCounts {
  return byLoad
    ? { scaling: true, minimum: limits.min, maximum: limits.max }
    : { scaling: false, desired: startCount };
}

/** Whether commands may set the counts: where no task runs, or none is asked for, that would start some. */
export function maySetCounts(live: TaskCounts, file: TaskCounts): boolean {
  return mostTasks(live) > 0 && mostTasks(file) > 0;
}

/** Where AWS has other counts at the moment than those of the file: which are used, and what AWS has. */
export function countsUsed(
  live: TaskCounts,
  stack: PausableStack,
  unread: readonly Unread[],
): readonly string[] {
  const file = fileCounts(stack);
  const used = `The counts are those ${stack.scheduled ? "of the day " : ""}in Pulumi.${stack.stack}.yaml, ${countsText(file)}`;
  if (mostTasks(file) === 0) return [];
  if (mostTasks(live) === 0) return [`${used}; no task runs at the moment.`];
  if (sameRange(live, file) || unread.some(({ calls }) => calls.includes(limitsCall))) return [];
  const why = `${stack.scheduled ? "by the schedule, or " : ""}because the file's are not deployed or something else set them`;
  return [`${used}; AWS has ${countsText(live)} at the moment, ${why}.`];
}

/** Why no command sets counts that are recommended; nothing where one does, or none change. */
export function countsLeft(
  now: TaskCounts,
  recommended: TaskCounts,
  maySet: boolean,
): readonly string[] {
  return maySet || sameRange(now, recommended)
    ? []
    : [
        "No command here sets the counts: that would start tasks which are not wanted at the moment. Ask again while tasks run.",
      ];
}

function sameRange(a: TaskCounts, b: TaskCounts): boolean {
  return fewestTasks(a) === fewestTasks(b) && mostTasks(a) === mostTasks(b);
}
