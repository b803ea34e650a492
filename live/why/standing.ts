import type { Evidence, FoundService, StoppedTasks, Targets } from "./evidence";
import { primary, rolledBack, troubleSince } from "./judge";

/**
 * The state of a service. `well`: it runs as its settings ask. `limping`: it answers requests, but something is not
 * well. `wrong`: it does not run as its settings ask. `unread`: AWS did not answer.
 */
export type Standing =
  | { readonly state: "well" | "wrong" | "unread" }
  | { readonly state: "limping"; readonly signs: readonly Sign[] };

/** A sign that a service is not well, although it answers requests. */
export type Sign =
  | { readonly sign: "paused" }
  | { readonly sign: "rolling out"; readonly revision: string }
  | { readonly sign: "tasks ended"; readonly count: number; readonly newest: Date | undefined }
  | { readonly sign: "fewer tasks"; readonly running: number; readonly desired: number }
  | { readonly sign: "targets"; readonly state: string; readonly count: number }
  | { readonly sign: "page"; readonly on: readonly string[]; readonly notOn: readonly string[] }
  | { readonly sign: "log" };

type Seen = Pick<Evidence, "service" | "targets" | "stopped" | "unread"> &
  Partial<Pick<Evidence, "log" | "page">>;

/** Judges the state of a service by all that AWS reports about it. */
export function standingOf(seen: Seen): Standing {
  const { service } = seen;
  switch (service.state) {
    case "missing":
      return { state: "wrong" };
    case "unread":
      return { state: "unread" };
    case "found":
      return standing(seen, service);
  }
}

function standing(seen: Seen, service: FoundService): Standing {
  if (service.status !== "ACTIVE" || rolledBack(service)) return { state: "wrong" };
  const settled = isSettled(service);
  if (!settled && !goesWell(seen, service)) return { state: "wrong" };
  if (settled && service.desired === 0) return { state: "limping", signs: [{ sign: "paused" }] };
  if (targetsUnread(seen)) return { state: settled && isFull(service) ? "unread" : "wrong" };
  if (!answers(seen, service) || seen.page?.notOn.length === 0) return { state: "wrong" };
  const signs = signsOf(seen, service, settled);
  return signs.length === 0 ? { state: "well" } : { state: "limping", signs };
}

/** Whether there is only one deployment, and ECS has completed it. */
function isSettled({ deployments }: FoundService): boolean {
  const [only, ...others] = deployments;
  return others.length === 0 && (only?.rolloutState ?? "COMPLETED") === "COMPLETED";
}

/** Whether a deployment is under way and none of its tasks has failed yet. */
function goesWell({ stopped }: Seen, service: FoundService): boolean {
  const last = primary(service);
  return (
    last !== undefined &&
    last.rolloutState !== "FAILED" &&
    service.deployments.every(({ failedTasks }) => failedTasks === 0) &&
    troubleSince(service, last.createdAt) === undefined &&
    endedTasks(stopped, service).length === 0
  );
}

function isFull({ running, desired, pending }: FoundService): boolean {
  return running === desired && pending === 0;
}

/**
 * Whether requests get answers: every task that should run is healthy, or all running tasks are healthy and the others
 * are starting. A task that runs but gets no requests does not count as healthy.
 */
function answers({ targets }: Seen, service: FoundService): boolean {
  const { running, desired, targetGroupArns } = service;
  if (targetGroupArns.length === 0) return running > 0;
  const healthy = countOf(targets, "healthy");
  if (healthy === 0) return false;
  if (healthy >= desired) return true;
  return countOf(targets, "unhealthy") === 0 && healthy + countOf(targets, "initial") >= running;
}

function signsOf(seen: Seen, service: FoundService, settled: boolean): readonly Sign[] {
  const { running, desired } = service;
  const ended = endedTasks(seen.stopped, service);
  const newest = ended[0]?.newest;
  const odd = ["unhealthy", "initial"].flatMap((state) => {
    const count = countOf(seen.targets, state);
    return count === 0 || !settled ? [] : [{ sign: "targets", state, count } as const];
  });
  return [
    ...(settled ? [] : [{ sign: "rolling out", revision: revisionOf(service) } as const]),
    ...(ended.length === 0 ? [] : [{ sign: "tasks ended", count: sum(ended), newest } as const]),
    ...(settled && !isFull(service)
      ? [{ sign: "fewer tasks", running: Math.min(running, desired), desired } as const]
      : []),
    ...odd,
    ...(seen.page ? [{ sign: "page", on: seen.page.on, notOn: seen.page.notOn } as const] : []),
    ...(seen.log?.of === "running" ? [{ sign: "log" } as const] : []),
  ];
}

function revisionOf(service: FoundService): string {
  return primary(service)?.revision ?? "a deployment";
}

/**
 * Tasks of the newest deployment that ended although nobody asked for it. Earlier deployments say nothing about this
 * one.
 */
export function unexpectedTasks(
  stopped: readonly StoppedTasks[],
  service: FoundService,
): readonly StoppedTasks[] {
  const last = primary(service);
  const since = last?.createdAt?.getTime() ?? 0;
  return stopped.filter(
    ({ expected, revision, newest }) =>
      !expected && revision === last?.revision && (newest?.getTime() ?? since) >= since,
  );
}

/** The unexpected tasks that failed. A Spot task that AWS takes back is not a failure. */
export function endedTasks(
  stopped: readonly StoppedTasks[],
  service: FoundService,
): readonly StoppedTasks[] {
  return unexpectedTasks(stopped, service).filter(
    ({ stopCode }) => stopCode !== "SpotInterruption",
  );
}

/** Whether the targets could not be read, so that nothing is known about them. */
export function targetsUnread({ unread }: Pick<Evidence, "unread">): boolean {
  return unread.some(({ calls }) => calls.includes("elasticloadbalancing:DescribeTargetHealth"));
}

/** The number of targets in a state, in target groups that get requests. */
export function countOf(targets: readonly Targets[], wanted: string): number {
  return sum(targets.filter(({ state, serving }) => serving && state === wanted));
}

function sum(groups: readonly { readonly count: number }[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}
