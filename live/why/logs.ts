import { GetLogEventsCommand, type CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { ServiceNames } from "../../components/live";
import { streamPrefix } from "../../components/logStreams";
import type { Ask } from "../ask";
import { isNamed } from "../errors";
import type { Definition, TaskFacts, TaskLog } from "./evidence";
import { oneLine } from "../oneLine";

/** Number of lines: enough to include what an app writes when it starts. */
const mostLines = 100;

/** Characters of a line; a longer one tells a person nothing more. */
const lineLength = 200;

/**
 * The last lines of a task's container; undefined if it wrote none.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
 */
export async function readLog(
  client: CloudWatchLogsClient,
  names: ServiceNames,
  task: TaskFacts,
  definition: Definition | undefined,
  ask: Ask,
): Promise<TaskLog | undefined> {
  const container = task.container ?? definition?.container;
  if (container === undefined) return undefined;
  const answer = await ask("logs:GetLogEvents", async () => {
    try {
      return await client.send(
        new GetLogEventsCommand({
          logGroupName: definition?.logGroup ?? names.logGroup,
          logStreamName: `${definition?.logPrefix ?? streamPrefix}/${container}/${task.id}`,
          limit: mostLines,
          startFromHead: false,
        }),
      );
    } catch (error) {
      // A container that never wrote a line has no stream.
      if (isNamed(error, "ResourceNotFoundException")) return undefined;
      throw error;
    }
  });
  const lines = (answer?.events ?? [])
    .map(({ timestamp = 0, message = "" }) => ({
      at: new Date(timestamp),
      text: oneLine(message, lineLength),
    }))
    .filter(({ text }) => text !== "");
  return lines.length === 0 ? undefined : { taskId: task.id, startedAt: task.startedAt, lines };
}
