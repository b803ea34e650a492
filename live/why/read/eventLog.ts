import { FilterLogEventsCommand, type CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { Task } from "@aws-sdk/client-ecs";
import type { Ask } from "../../ask";
import { isNamed } from "../../errors";
import type { ServiceEvidence, TaskFacts } from "../evidence";
import { eventsOfFailure, failedDeployment, primary, rolledBack } from "../judge";
import { taskFacts } from "./ecs";

/** Number of pages of 100 events. More events would show nothing new. */
const mostPages = 3;

/** What to look for in the log of events. */
interface Wanted {
  readonly from: Date;
  /** The id of the failed deployment, `ecs-svc/…`; undefined if it is not known. */
  readonly deployment: string | undefined;
}

/**
 * Stopped tasks that ECS has forgotten. ECS itself keeps them for about an hour, but it also reports to the stack's log
 * of events how each task ended. Empty if nothing failed, or if the stack has no such log.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export async function recallTasks(
  client: CloudWatchLogsClient,
  logGroupName: string | undefined,
  service: ServiceEvidence,
  ask: Ask,
): Promise<readonly TaskFacts[]> {
  const wanted = logGroupName === undefined ? undefined : wantedOf(service);
  if (wanted === undefined) return [];
  const { from, deployment } = wanted;
  const filterPattern =
    deployment === undefined
      ? '{ $.detail.lastStatus = "STOPPED" }'
      : `{ $.detail.startedBy = "${deployment}" }`;
  const tasks: TaskFacts[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const input = { logGroupName, filterPattern, startTime: from.getTime(), limit: 100, nextToken };
    const answer = await ask("logs:FilterLogEvents", async () => {
      try {
        return await client.send(new FilterLogEventsCommand(input));
      } catch (error) {
        // Only stacks with all alarms have a log of events.
        if (isNamed(error, "ResourceNotFoundException")) return undefined;
        throw error;
      }
    });
    tasks.push(...(answer?.events ?? []).flatMap(({ message }) => taskIn(message)));
    nextToken = answer?.nextToken;
    if (nextToken === undefined) break;
  }
  return tasks;
}

/** What to look for if ECS may have forgotten a failure; undefined if nothing failed. */
function wantedOf(service: ServiceEvidence): Wanted | undefined {
  switch (service.state) {
    case "unread":
      return undefined;
    case "missing": {
      const last = service.events[0]?.at;
      return last && { from: new Date(last.getTime() - day), deployment: undefined };
    }
    case "found": {
      const last = primary(service);
      if (rolledBack(service)) {
        const first = eventsOfFailure(service).at(-1)?.at ?? last?.createdAt;
        const id = failedDeployment(service.events);
        return first && { from: new Date(first.getTime() - day), deployment: id };
      }
      return last?.createdAt === undefined || last.failedTasks === 0
        ? undefined
        : { from: last.createdAt, deployment: last.id };
    }
  }
}

/** How far before a failure's first event its tasks may have ended, in milliseconds. */
const day = 86_400_000;

/** The task in an event. Dates are text in events, but Date objects in the API's answers. */
function taskIn(message = "{}"): readonly TaskFacts[] {
  const { detail } = parsed(message);
  if (detail?.taskArn === undefined) return [];
  const { startedAt, stoppedAt, stoppingAt, ...task } = detail;
  return [
    taskFacts({
      ...task,
      startedAt: dateOf(startedAt),
      stoppedAt: dateOf(stoppedAt ?? stoppingAt),
    }),
  ];
}

/** The event on a line of the log; empty if the line is something else. */
function parsed(message: string): { readonly detail?: TaskEvent } {
  try {
    return JSON.parse(message) as { readonly detail?: TaskEvent };
  } catch {
    return {};
  }
}

type TaskEvent = Pick<
  Task,
  | "taskArn"
  | "taskDefinitionArn"
  | "startedBy"
  | "lastStatus"
  | "healthStatus"
  | "stopCode"
  | "stoppedReason"
  | "containers"
> & {
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  readonly stoppingAt?: string;
};

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
