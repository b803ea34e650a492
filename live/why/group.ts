import type { CurrentTasks, StoppedTasks, TaskFacts } from "./evidence";
import { normalReason } from "./reasons";

/** Each entry once, with how often it occurs, in the order of first occurrence. */
export function counted<T>(entries: readonly T[]): readonly (readonly [T, number])[] {
  const groups = new Map<string, [T, number]>();
  for (const entry of entries) {
    const key = JSON.stringify(entry);
    const group = groups.get(key);
    if (group) group[1] += 1;
    else groups.set(key, [entry, 1]);
  }
  return [...groups.values()];
}

/**
 * Groups stopped tasks of one revision that stopped for the same reason; the group with the newest task comes first.
 */
export function groupStopped(tasks: readonly TaskFacts[]): readonly StoppedTasks[] {
  const newestFirst = [...tasks].sort((a, b) => stopTime(b) - stopTime(a));
  return counted(newestFirst.map(alike)).map(([group, count]) => {
    const key = JSON.stringify(group);
    const members = newestFirst.filter((task) => JSON.stringify(alike(task)) === key);
    return { ...group, count, oldest: members.at(-1)?.stoppedAt, newest: members[0]?.stoppedAt };
  });
}

function alike(task: TaskFacts): Omit<StoppedTasks, "count" | "oldest" | "newest"> {
  return {
    revision: task.revision,
    stopCode: task.stopCode,
    reason: normalReason(task.reason),
    containerReason:
      task.containerReason === undefined ? undefined : normalReason(task.containerReason),
    exitCode: task.exitCode,
    expected: isExpected(task),
  };
}

/** Groups tasks that run or are about to start. Equal tasks are counted. */
export function groupCurrent(tasks: readonly TaskFacts[]): readonly CurrentTasks[] {
  const states = tasks.map(({ revision, lastStatus, health }) => ({
    revision,
    lastStatus,
    health,
  }));
  return counted(states).map(([state, count]) => ({ ...state, count }));
}

/**
 * Whether a task was stopped on purpose: a deployment or a smaller count made it superfluous, a person stopped it, or
 * AWS replaces the machine below it. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-maintenance.html
 */
export function isExpected({ reason, stopCode }: Pick<TaskFacts, "reason" | "stopCode">): boolean {
  return (
    harmless.includes(stopCode ?? "") ||
    reason.startsWith("Scaling activity initiated by") ||
    /AZ rebalanc|performing maintenance on the underlying|scheduled (?:for )?(?:task )?(?:retirement|maintenance)/i.test(
      reason,
    )
  );
}

/**
 * Stop codes for three cases: a person stopped the task, Spot announced its end, or AWS replaces the machine below it.
 */
const harmless: readonly string[] = ["UserInitiated", "TerminationNotice", "InfrastructureHealth"];

/** When a task stopped, in milliseconds. Tasks that are still stopping come first. */
export function stopTime({ stoppedAt }: TaskFacts): number {
  return stoppedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
