import type { TaskCounts } from "../../live/cloudwatch/metrics";
import type { Unread } from "../../live/why/evidence";
import type { PausableStack } from "../stack/service/tasksOfStack";
import { fewestTasks, mostTasks } from "./recommend/plans";
import { countsText } from "./words";

/** Without this call, AWS's limits of scaling are not known. */
export const limitsCall = "application-autoscaling:DescribeScalableTargets";

/**
 * The counts to judge a service by: those that the stack file sets by day, because commands can change only those. The
 * hour and the deployed counts do not matter.
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

/** Whether commands may set the counts. If no task runs, or if the file asks for none, a command would start some. */
export function maySetCounts(live: TaskCounts, file: TaskCounts): boolean {
  return mostTasks(live) > 0 && mostTasks(file) > 0;
}

/** If AWS has other counts than the file now: which counts are used, and what AWS has. */
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

/** Why no command sets the recommended counts; empty if one does, or if the counts stay. */
export function countsLeft(
  now: TaskCounts,
  recommended: TaskCounts,
  maySet: boolean,
): readonly string[] {
  return maySet || sameRange(now, recommended)
    ? []
    : [
        "No command here sets the counts, because that would start tasks that should not run now. Ask again while tasks run.",
      ];
}

function sameRange(a: TaskCounts, b: TaskCounts): boolean {
  return fewestTasks(a) === fewestTasks(b) && mostTasks(a) === mostTasks(b);
}
