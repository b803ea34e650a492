import {
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  type CloudWatchLogsClient,
} from "@aws-sdk/client-cloudwatch-logs";
import type { ServiceNames } from "../../../components/common/live/service";
import { streamPrefix } from "../../../components/logs/logStreams";
import type { Ask } from "../../calls/ask";
import { isNamed } from "../../calls/errors";
import { oneLine } from "../../calls/oneLine";
import type { LogLine, TaskFacts, TaskLog } from "../evidence";
import type { Definition } from "../definition";
import { steadyErrors } from "../steady";

/** Number of lines: enough to show what an app writes when it starts. */
const mostLines = 100;

/** Longest line, in characters. Longer lines tell a person nothing more. */
const lineLength = 200;

/** Number of running tasks whose logs are read, and number of forgotten tasks. */
const mostTasks = 3;

/** Where the log of a task is. */
export interface Place {
  readonly names: ServiceNames;
  readonly definition: Definition | undefined;
}

/** The last lines of a task that failed; undefined if it wrote none. */
export async function readLog(
  client: CloudWatchLogsClient,
  place: Place,
  task: TaskFacts,
  ask: Ask,
): Promise<TaskLog | undefined> {
  const lines = await readLines(client, place, task, ask);
  return lines.length === 0
    ? undefined
    : { taskId: task.id, of: "failed", startedAt: task.startedAt, lines };
}

/** The lines in which running tasks report lasting errors, from the first task that has any. */
export async function readErrors(
  client: CloudWatchLogsClient,
  place: Place,
  tasks: readonly TaskFacts[],
  ask: Ask,
): Promise<TaskLog | undefined> {
  const logs = await Promise.all(
    tasks.slice(0, mostTasks).map(async (task): Promise<TaskLog> => {
      const lines = steadyErrors(await readLines(client, place, task, ask));
      return { taskId: task.id, of: "running", startedAt: task.startedAt, lines };
    }),
  );
  return logs.find(({ lines }) => lines.length > 0);
}

/**
 * The last lines of the first of these tasks that has a log. ECS has forgotten the tasks, but CloudWatch keeps their
 * logs.
 */
export async function readForgotten(
  client: CloudWatchLogsClient,
  place: Place,
  taskIds: readonly string[],
  ask: Ask,
): Promise<TaskLog | undefined> {
  for (const id of taskIds.slice(0, mostTasks)) {
    const lines = await readLines(client, place, { id, container: undefined }, ask);
    if (lines.length > 0) return { taskId: id, of: "forgotten", startedAt: undefined, lines };
  }
  return undefined;
}

/** The last lines of the stream that was written to last; undefined if the log group is gone or empty. */
export async function readNewest(
  client: CloudWatchLogsClient,
  { names }: Place,
  ask: Ask,
): Promise<TaskLog | undefined> {
  const logGroupName = names.logGroup;
  const streams = await ask("logs:DescribeLogStreams", () =>
    unlessGone(() =>
      client.send(
        new DescribeLogStreamsCommand({
          logGroupName,
          orderBy: "LastEventTime",
          descending: true,
          limit: 1,
        }),
      ),
    ),
  );
  const name = streams?.logStreams?.[0]?.logStreamName;
  if (name === undefined) return undefined;
  const lines = await linesOf(client, logGroupName, name, ask);
  return lines.length === 0
    ? undefined
    : { taskId: name, of: "forgotten", startedAt: undefined, lines };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html */
async function readLines(
  client: CloudWatchLogsClient,
  { names, definition }: Place,
  task: Pick<TaskFacts, "id" | "container">,
  ask: Ask,
): Promise<readonly LogLine[]> {
  const container = task.container ?? definition?.container;
  if (container === undefined) return [];
  const stream = `${definition?.logPrefix ?? streamPrefix}/${container}/${task.id}`;
  return linesOf(client, definition?.logGroup ?? names.logGroup, stream, ask);
}

async function linesOf(
  client: CloudWatchLogsClient,
  logGroupName: string,
  logStreamName: string,
  ask: Ask,
): Promise<readonly LogLine[]> {
  const input = { logGroupName, logStreamName, limit: mostLines, startFromHead: false };
  const answer = await ask("logs:GetLogEvents", () =>
    // A container that never wrote a line has no stream.
    unlessGone(() => client.send(new GetLogEventsCommand(input))),
  );
  return (answer?.events ?? [])
    .map(({ timestamp = 0, message = "" }) => ({
      at: new Date(timestamp),
      text: oneLine(message, lineLength),
    }))
    .filter(({ text }) => text !== "");
}

/** The answer of a call; undefined if what it asks for does not exist. */
async function unlessGone<T>(send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    if (isNamed(error, "ResourceNotFoundException")) return undefined;
    throw error;
  }
}
