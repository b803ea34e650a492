import type {
  Deployment,
  FoundService,
  ServiceEvent,
  ServiceEvidence,
  TaskFacts,
} from "./evidence";
import { isExpected, stopTime } from "./group";

/** The deployment that ECS should run. */
export function primary({ deployments }: FoundService): Deployment | undefined {
  return deployments.find(({ status }) => status === "PRIMARY");
}

/**
 * Whether the running deployment is one to which ECS rolled back. The service's events say so until a later deployment
 * with another id follows. While ECS rolls back, the failed deployment still exists.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function rolledBack(service: FoundService): boolean {
  const last = primary(service);
  if (last === undefined) return false;
  const event = service.events.find(({ message }) => message.includes(goingBack));
  return (
    event?.message.includes(`${goingBack}${last.id}`) === true ||
    service.deployments.some((each) => failedAfter(each, last))
  );
}

function failedAfter({ rolloutState, createdAt }: Deployment, last: Deployment): boolean {
  return rolloutState === "FAILED" && time(createdAt) > time(last.createdAt);
}

function time(at: Date | undefined): number {
  return at?.getTime() ?? 0;
}

const goingBack = "rolling back to deployment ";

/**
 * The revision that failed last, as `family:revision`, or else the revision that should run. Undefined if neither is
 * known.
 */
export function suspectRevision(
  service: ServiceEvidence,
  stopped: readonly TaskFacts[],
): string | undefined {
  const failed = [...stopped]
    .filter((task) => !isExpected(task))
    .sort((a, b) => stopTime(b) - stopTime(a));
  if (service.state !== "found") return failed[0]?.revision;
  const asked = primary(service)?.revision;
  if (!rolledBack(service)) return asked ?? failed[0]?.revision;
  const id = failedDeployment(service.events);
  return (
    service.deployments.find((each) => each.id === id || each.rolloutState === "FAILED")
      ?.revision ??
    stopped.find((task) => task.deployment === id)?.revision ??
    failed.find(({ revision }) => revision !== asked)?.revision
  );
}

/** The last deployment that ECS gave up. */
export function failedDeployment(events: readonly ServiceEvent[]): string | undefined {
  return events
    .map(({ message }) => /\(deployment (ecs-svc\/\w+)\) deployment failed/.exec(message)?.[1])
    .find((id) => id !== undefined);
}

/**
 * Events of the deployment that failed or is under way. After a completed deployment, the events since the service was
 * last well. Older events do not matter any more.
 */
export function eventsOfFailure(service: FoundService): readonly ServiceEvent[] {
  if (!rolledBack(service)) {
    const last = primary(service);
    const since = time(last?.createdAt);
    const events = service.events.filter(({ at }) => at.getTime() >= since);
    const settled = events.findIndex(({ message }) => settledBefore.test(message));
    return last?.rolloutState === "COMPLETED" && settled >= 0 ? events.slice(0, settled) : events;
  }
  const start = service.events.findIndex(({ message }) => trouble.test(message));
  const failing = service.events.slice(Math.max(start, 0));
  const settled = failing.findIndex(({ message }) => settledBefore.test(message));
  return settled < 0 ? failing : failing.slice(0, settled);
}

const trouble =
  /deployment failed|rolling back|unhealthy|is not healthy|unable to|failed to|could not launch|failed container health|failed ELB health|being throttled|misconfigured or changed|Timed out waiting/;
const settledBefore = /deployment completed|has reached a steady state/;

/** When trouble began: the time of the first such event after `since`. Undefined if there is none. */
export function troubleSince(service: FoundService, since: Date | undefined): Date | undefined {
  return service.events
    .filter(({ at, message }) => at.getTime() >= time(since) && trouble.test(message))
    .at(-1)?.at;
}

/** The ids of the tasks that the failure's events name, newest first. ECS keeps the events longer than the tasks. */
export function tasksInEvents(service: FoundService): readonly string[] {
  const ids = eventsOfFailure(service).flatMap(({ message }) =>
    [...message.matchAll(/\(task ([0-9a-f]{32})\)/g)].map(([, id]) => id ?? ""),
  );
  return [...new Set(ids)];
}
