import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { noteFailures, type Ask } from "../calls/ask";
import type { Evidence, FoundService, TaskFacts, TaskLog } from "./evidence";
import { isExpected, stopTime } from "./group";
import { rolledBack, tasksInEvents } from "./judge";
import { readErrors, readForgotten, readLog, readNewest, type Place } from "./read/logs";
import { standingOf, type Standing } from "./standing";

/** What is known before a log is chosen. */
interface Seen extends Pick<Evidence, "service" | "suspect" | "stopped" | "targets" | "unread"> {
  readonly tasks: {
    readonly stopped: readonly TaskFacts[];
    readonly current: readonly TaskFacts[];
  };
}

/**
 * Chooses the log that says most about the failure. In this order: the newest task that failed after its start, a task
 * that ECS has forgotten, a running task that is not healthy. If the service runs, the errors that its tasks repeat.
 */
export async function readTellingLog(
  client: CloudWatchLogsClient,
  place: Place,
  seen: Seen,
  ask: Ask,
): Promise<TaskLog | undefined> {
  const { service, tasks } = seen;
  const standing = standingOf(seen);
  const failed = hasFailed(standing) ? failedTask(seen) : undefined;
  if (failed) return readLog(client, place, failed, ask);
  const running = tasks.current.filter((task) => isOfSuspect(seen, task) && hasRun(task));
  switch (service.state) {
    case "missing":
      // A service that never existed has no log.
      return readNewest(client, place, service.events.length > 0 ? ask : noteFailures().ask);
    case "unread":
      return running[0] && readLog(client, place, running[0], ask);
    case "found":
      return standing.state === "wrong"
        ? readOfFailure(client, place, service, running[0], ask)
        : readErrors(client, place, running, ask);
  }
}

async function readOfFailure(
  client: CloudWatchLogsClient,
  place: Place,
  service: FoundService,
  running: TaskFacts | undefined,
  ask: Ask,
): Promise<TaskLog | undefined> {
  const forgotten = () => readForgotten(client, place, tasksInEvents(service), ask);
  // After a rollback, the running tasks belong to another revision than the one that failed.
  if (rolledBack(service) || running === undefined) return forgotten();
  return readLog(client, place, running, ask);
}

function hasFailed(standing: Standing): boolean {
  switch (standing.state) {
    case "well":
      return false;
    case "limping":
      return standing.signs.some(({ sign }) => sign === "tasks ended");
    case "wrong":
    case "unread":
      return true;
  }
}

/** The newest task of the suspected revision that failed after its start. */
function failedTask({ suspect, tasks }: Seen): TaskFacts | undefined {
  return tasks.stopped
    .filter((task) => isOfSuspect({ suspect }, task) && !isExpected(task) && hasRun(task))
    .sort((a, b) => stopTime(b) - stopTime(a))[0];
}

function isOfSuspect({ suspect }: Pick<Seen, "suspect">, { revision }: TaskFacts): boolean {
  return suspect === undefined || revision === suspect;
}

function hasRun({ startedAt, exitCode }: TaskFacts): boolean {
  return startedAt !== undefined || exitCode !== undefined;
}
