import { stripVTControlCharacters } from "node:util";
import { GetLogEventsCommand, type CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { describeError, errorLine, isNamed } from "../../errors";

/** Where a task's container writes. */
export interface LogPlace {
  readonly logGroup: string;
  readonly streamPrefix: string;
  readonly container: string;
  readonly taskId: string;
}

/** A log that is read page by page. */
export interface LogReader {
  /** Hands over the lines of the next page. False where there is nothing new. Never rejects. */
  readonly read: () => Promise<boolean>;
}

/**
 * Reads a container's log from its first line on, each line once and in order. A stream that is not there yet holds
 * nothing; what goes wrong is said once, in place of the lines, since the task runs all the same.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 */
export function readLog(
  client: CloudWatchLogsClient,
  { logGroup, streamPrefix, container, taskId }: LogPlace,
  log: (line: string) => void,
): LogReader {
  let nextToken: string | undefined;
  let told = false;
  const page = async () => {
    const answer = await client.send(
      new GetLogEventsCommand({
        logGroupName: logGroup,
        logStreamName: `${streamPrefix}/${container}/${taskId}`,
        startFromHead: true,
        nextToken,
      }),
    );
    const moved = answer.nextForwardToken !== nextToken;
    nextToken = answer.nextForwardToken;
    return { moved, lines: (answer.events ?? []).flatMap(({ message = "" }) => lines(message)) };
  };
  const read = async () => {
    const { moved, lines } = await page().catch((error: unknown) => {
      if (!told && !isNamed(error, "ResourceNotFoundException")) {
        told = true;
        log(`(The log cannot be read: ${errorLine(describeError(error))})`);
      }
      return { moved: false, lines: [] };
    });
    lines.forEach(log);
    return moved;
  };
  return { read };
}

/** The lines of an event as a terminal may show them: no colours, no cursor movements, nothing that turns text round. */
export function lines(message: string): readonly string[] {
  return message
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => stripVTControlCharacters(line).replace(/\t/g, "  ").replace(controls, ""));
}

const controls = /[\p{Cc}\p{Cf}]/gu;
