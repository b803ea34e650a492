import {
  CloudWatchLogsClient,
  paginateFilterLogEvents,
  type FilterLogEventsCommandInput,
  type FilteredLogEvent,
} from "@aws-sdk/client-cloudwatch-logs";
import type { ClientConfig } from "../../calls/clients";
import { lines } from "../../ecs/runTask/log";

/** Which lines of a log group to read. */
export interface LogQuery {
  readonly logGroup: string;
  /** The time from which on lines are read. */
  readonly since: Date;
  /**
   * A filter pattern of CloudWatch Logs; undefined for every line.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
   */
  readonly pattern?: string;
  /** The first characters of the streams' names; undefined for every stream. */
  readonly streams?: string;
}

/** A line that a task wrote. */
export interface TaskLine {
  readonly at: Date;
  readonly taskId: string;
  /** Name of the container in the task. */
  readonly container: string;
  readonly text: string;
}

/** The log of all tasks, in the order of time. Stopped tasks are included. */
export interface LogTail {
  /** The lines that arrived since the last call. Rejects if AWS refuses. */
  readonly next: () => AsyncIterable<TaskLine>;
  readonly close: () => void;
}

/**
 * CloudWatch may return a line up to this many milliseconds later than a younger line of another
 * task. So each look reads that far back, and passes on each line only once.
 */
const lateness = 10_000;

/** Opens the log of a stack's tasks, for reading only. */
export function openLogs(config: ClientConfig, query: LogQuery): LogTail {
  const client = new CloudWatchLogsClient(config);
  const seen = new Map<string, number>();
  let from = query.since.getTime();
  return {
    async *next() {
      const input = inputOf(query, Math.max(query.since.getTime(), from - lateness));
      for await (const page of paginateFilterLogEvents({ client }, input)) {
        for (const event of page.events ?? []) {
          const id = event.eventId ?? "";
          if (seen.has(id)) continue;
          seen.set(id, event.timestamp ?? 0);
          from = Math.max(from, event.timestamp ?? 0);
          yield* linesOf(event);
        }
      }
      for (const [id, at] of seen) if (at < from - lateness) seen.delete(id);
    },
    close: () => {
      client.destroy();
    },
  };
}

function inputOf(
  { logGroup, pattern, streams }: LogQuery,
  startTime: number,
): FilterLogEventsCommandInput {
  return {
    logGroupName: logGroup,
    startTime,
    filterPattern: pattern,
    logStreamNamePrefix: streams,
  };
}

/** A stream is called `<prefix>/<container>/<task>`. */
function linesOf({ timestamp = 0, logStreamName = "", message = "" }: FilteredLogEvent) {
  const [taskId = "", container = ""] = logStreamName.split("/").reverse();
  return lines(message).map((text) => ({ at: new Date(timestamp), taskId, container, text }));
}
