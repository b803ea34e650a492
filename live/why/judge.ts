import type {
  Deployment,
  Evidence,
  FoundService,
  ServiceEvent,
  ServiceEvidence,
  Targets,
  TaskFacts,
} from "./evidence";
import { isExpected, stopTime } from "./group";

/** The deployment that ECS is to run. */
export function primary({ deployments }: FoundService): Deployment | undefined {
  return deployments.find(({ status }) => status === "PRIMARY");
}

/**
 * Whether the running deployment is one that ECS went back to. Its events say so until a later deployment with another
 * id follows. While ECS is going back, the failed deployment still exists.
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
 * Whether ECS runs the newest deployment with the desired number of tasks, and the load balancer finds them healthy.
 */
export function runsAsAsked({ service, targets }: Pick<Evidence, "service" | "targets">): boolean {
  switch (service.state) {
    case "missing":
    case "unread":
      return false;
    case "found": {
      const [only, ...others] = service.deployments;
      return (
        service.status === "ACTIVE" &&
        service.running === service.desired &&
        service.pending === 0 &&
        others.length === 0 &&
        (only?.rolloutState ?? "COMPLETED") === "COMPLETED" &&
        !rolledBack(service) &&
        isReached(service, targets)
      );
    }
  }
}

/** Whether no target is unhealthy, and as many are healthy as there should be tasks. */
function isReached(service: FoundService, targets: readonly Targets[]): boolean {
  if (targets.some(({ state }) => state === "unhealthy")) return false;
  const healthy = targets
    .filter(({ state }) => state === "healthy")
    .reduce((sum, { count }) => sum + count, 0);
  return service.targetGroupArns.length === 0 || healthy >= service.desired;
}

/** `family:revision` that failed last, or else should run; undefined if neither is known. */
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

/** The deployment that ECS gave up last. */
function failedDeployment(events: readonly ServiceEvent[]): string | undefined {
  return events
    .map(({ message }) => /\(deployment (ecs-svc\/\w+)\) deployment failed/.exec(message)?.[1])
    .find((id) => id !== undefined);
}

/** Events of the deployment that failed or is under way; older ones tell nothing about it. */
export function eventsOfFailure(service: FoundService): readonly ServiceEvent[] {
  if (!rolledBack(service)) {
    const since = time(primary(service)?.createdAt);
    return service.events.filter(({ at }) => at.getTime() >= since);
  }
  const start = service.events.findIndex(({ message }) => trouble.test(message));
  const failing = service.events.slice(Math.max(start, 0));
  const settled = failing.findIndex(({ message }) => settledBefore.test(message));
  return settled < 0 ? failing : failing.slice(0, settled);
}

const trouble = /deployment failed|rolling back|unhealthy|unable to|failed container health/;
const settledBefore = /deployment completed|has reached a steady state/;

/**
 * The task with the most useful log: the newest that failed after its start, or else a running one that is not healthy.
 */
export function tellingTask(
  suspect: string | undefined,
  stopped: readonly TaskFacts[],
  current: readonly TaskFacts[],
): TaskFacts | undefined {
  const ofSuspect = ({ revision }: TaskFacts) => suspect === undefined || revision === suspect;
  const failed = stopped
    .filter((task) => ofSuspect(task) && !isExpected(task) && hasRun(task))
    .sort((a, b) => stopTime(b) - stopTime(a));
  return failed[0] ?? current.find((task) => ofSuspect(task) && hasRun(task));
}

function hasRun({ startedAt, exitCode }: TaskFacts): boolean {
  return startedAt !== undefined || exitCode !== undefined;
}
