import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient, type Task } from "@aws-sdk/client-ecs";
import type { OneTask, TaskEnd } from "../../../components/live";
import type { ClientConfig } from "../../clients";
import { followTask, stopTask } from "./follow";
import { readLog, type LogReader } from "./log";
import { startTask } from "./start";

/** How often AWS is asked, in milliseconds. */
export interface Pace {
  /** Between two looks at the task and its log. */
  readonly interval: number;
  /** For how long the rest of the log is read once the task has ended. */
  readonly rest: number;
}

const usual: Pace = { interval: 2_000, rest: 10_000 };

/**
 * Runs one task on Fargate to its end and hands its log over line by line. Resolves with how it ended, whatever its
 * exit code. Rejects with an Error for a person if ECS does not start it, if it takes longer than it may or `signal`
 * ends it (then it is stopped), and if ECS no longer says how it is. A log that cannot be read says so in a line of its
 * own. Without `signal` nothing stops the task when the process that waits for it is interrupted.
 */
export async function runTask(
  config: ClientConfig,
  task: OneTask,
  log: (line: string) => void,
  pace: Pace = usual,
  signal?: AbortSignal,
): Promise<TaskEnd> {
  const ecs = new ECSClient(config);
  const logs = new CloudWatchLogsClient(config);
  try {
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
  } finally {
    ecs.destroy();
    logs.destroy();
  }
}

/** What CloudWatch has taken in by now, and a little later: until there was nothing new twice. */
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

/** The container's own reason says more than the task's, which is the same for every exit. */
function taskEnd(task: Task, name: string): TaskEnd {
  const container = task.containers?.find((each) => each.name === name);
  return {
    exitCode: container?.exitCode,
    reason: container?.reason ?? task.stoppedReason ?? "ECS gives no reason",
  };
}
