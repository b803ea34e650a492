import { stripVTControlCharacters } from "node:util";
import { GetLogEventsCommand, type CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { describeError, failureLine, isNamed } from "../../calls/errors";

/** Where a task's container writes. */
export interface LogPlace {
  readonly logGroup: string;
  readonly streamPrefix: string;
  readonly container: string;
  readonly taskId: string;
}

/** A log that is read page by page. */
export interface LogReader {
  /** Passes on the lines of the next page. False if there is nothing new. Never rejects. */
  readonly read: () => Promise<boolean>;
}

/**
 * Reads a container's log from its first line, each line once and in order. A stream that does not exist yet counts as
 * empty. An error is reported once, as a line of the log, because the task runs anyway.
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
        log(`(The log cannot be read: ${failureLine(describeError(error))})`);
      }
      return { moved: false, lines: [] };
    });
    lines.forEach(log);
    return moved;
  };
  return { read };
}

/**
 * The lines of an event, made safe for a terminal: without colours, cursor movements, and characters that reverse the
 * direction of text.
 */
export function lines(message: string): readonly string[] {
  return message
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => stripVTControlCharacters(line).replace(/\t/g, "  ").replace(controls, ""));
}

const controls = /[\p{Cc}\p{Cf}]/gu;
