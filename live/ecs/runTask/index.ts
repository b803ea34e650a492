import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient, type Task } from "@aws-sdk/client-ecs";
import type { OneTask, TaskEnd } from "../../../components/common/live/task";
import { withClients, type ClientConfig } from "../../calls/clients";
import { followTask, stopTask } from "./follow";
import { readLog, type LogReader } from "./log";
import { startTask } from "./start";

/** How often AWS is asked. */
export interface Pace {
  /** Milliseconds between two calls about the task and its log. */
  readonly interval: number;
  /** Milliseconds to go on reading the log after the task has ended. */
  readonly rest: number;
}

const usual: Pace = { interval: 2_000, rest: 10_000 };

/**
 * Runs one task on Fargate to its end and passes on its log line by line. Resolves with how the
 * task ended, whatever its exit code.
 *
 * Rejects with an Error for a person if ECS does not start the task, or no longer says how the task is. Also rejects if
 * the task takes too long or `signal` ends it; the task is then stopped. If the log cannot be read, a line of the log
 * says so. Without `signal`, the task goes on if the waiting process is interrupted.
 */
export async function runTask(
  config: ClientConfig,
  task: OneTask,
  log: (line: string) => void,
  pace: Pace = usual,
  signal?: AbortSignal,
): Promise<TaskEnd> {
  return withClients(
    { ecs: ECSClient, logs: CloudWatchLogsClient },
    config,
    async ({ ecs, logs }) => {
      const arn = await startTask(ecs, task, { pause: 2.5 * pace.interval, attempts: 12 });
      const { logGroup, streamPrefix, container } = task;
      const taskId = arn.split("/").at(-1) ?? "";
      const reader = readLog(logs, { logGroup, streamPrefix, container, taskId }, log);
      const ended = await followTask(ecs, { arn, task, reader, interval: pace.interval }, signal);
      if (ended === undefined) {
        const late = await stopTask(ecs, task, arn, signal?.aborted ?? false);
        await readRest(reader, pace);
        throw late;
      }
      await readRest(reader, pace);
      return taskEnd(ended, container);
    },
  );
}

/** Reads on until CloudWatch twice had nothing new, because lines arrive there with a delay. */
async function readRest(reader: LogReader, { interval, rest }: Pace): Promise<void> {
  const end = Date.now() + rest;
  for (let quiet = 0; quiet < 2 && Date.now() < end;) {
    if (await reader.read()) quiet = 0;
    else {
      quiet += 1;
      await sleep(interval);
    }
  }
}

/**
 * How the task ended. The container's own reason says more than the task's reason, which is the same for every exit.
 */
function taskEnd(task: Task, name: string): TaskEnd {
  const container = task.containers?.find((each) => each.name === name);
  return {
    exitCode: container?.exitCode,
    reason: container?.reason ?? task.stoppedReason ?? "ECS gives no reason",
  };
}
