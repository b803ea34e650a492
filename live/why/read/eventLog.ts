import {
  FilterLogEventsCommand,
  type CloudWatchLogsClient,
  type FilterLogEventsCommandInput,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Task } from "@aws-sdk/client-ecs";
import type { Ask } from "../../calls/ask";
import { isNamed } from "../../calls/errors";
import type { ServiceEvent, ServiceEvidence, TaskFacts } from "../evidence";
import { eventsOfFailure, failedDeployment, primary, rolledBack } from "../judge";
import { unsigned } from "../reasons";
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
  const lines = await readEvents(
    client,
    { logGroupName, filterPattern, startTime: from.getTime() },
    ask,
  );
  return lines.flatMap(taskIn);
}

/** The first 300 events of the stack's log of events that match a question; empty if the stack has no such log. */
export async function readEvents(
  client: CloudWatchLogsClient,
  question: Pick<FilterLogEventsCommandInput, "filterPattern" | "startTime" | "endTime"> & {
    readonly logGroupName: string | undefined;
  },
  ask: Ask,
): Promise<readonly string[]> {
  const lines: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const input = { ...question, limit: 100, nextToken };
    const answer = await ask("logs:FilterLogEvents", async () => {
      try {
        return await client.send(new FilterLogEventsCommand(input));
      } catch (error) {
        // Only stacks with all alarms have a log of events.
        if (isNamed(error, "ResourceNotFoundException")) return undefined;
        throw error;
      }
    });
    lines.push(...(answer?.events ?? []).flatMap(({ message }) => message ?? []));
    nextToken = answer?.nextToken;
    if (nextToken === undefined) break;
  }
  return lines;
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
export function taskIn(message: string): readonly TaskFacts[] {
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

/** What ECS said about the service in an event, e.g. that a deployment failed and why. */
export function serviceEventIn(message: string): readonly ServiceEvent[] {
  const { time, detail } = parsed(message);
  if (detail?.eventName === undefined || time === undefined) return [];
  const words = [detail.eventName, unsigned(detail.reason ?? "")].filter((each) => each !== "");
  return [{ at: new Date(time), message: words.join(": ") }];
}

/** What ECS said about one deployment in an event. */
export interface DeploymentEvent {
  readonly at: Date;
  /** ECS's own word, e.g. `SERVICE_DEPLOYMENT_FAILED`. */
  readonly name: string;
  readonly reason: string | undefined;
}

/**
 * The event about a deployment on a line of the log. It names the deployment, and no revision.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 */
export function deploymentEventIn(message: string): readonly DeploymentEvent[] {
  const { time, detail: { deploymentId, eventName, updatedAt, reason } = {} } = parsed(message);
  const at = dateOf(updatedAt ?? time);
  if (deploymentId === undefined || eventName === undefined || at === undefined) return [];
  return [{ at, name: eventName, reason: reason === undefined ? undefined : unsigned(reason) }];
}

/** The event on a line of the log; empty if the line is something else. */
function parsed(message: string): EventLine {
  try {
    return JSON.parse(message) as EventLine;
  } catch {
    return {};
  }
}

interface EventLine {
  readonly time?: string;
  readonly detail?: TaskEvent & {
    readonly eventName?: string;
    readonly deploymentId?: string;
    readonly updatedAt?: string;
    readonly reason?: string;
  };
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
