import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeTasksCommand,
  StopTaskCommand,
  type ECSClient,
  type Task,
} from "@aws-sdk/client-ecs";
import type { OneTask } from "../../../components/common/live/task";
import { describeError, errorLine, failureLine } from "../../calls/errors";
import type { LogReader } from "./log";

/** A task that ECS has started. */
export interface StartedTask {
  readonly arn: string;
  readonly task: OneTask;
  readonly reader: LogReader;
  /** Milliseconds to wait before the task is looked at again. */
  readonly interval: number;
}

/** Number of failed calls in a row after which a task counts as lost. Fewer may be only a short outage. */
const mostFailures = 5;

/**
 * Follows a task and its log until the task has stopped. Undefined if its time is up, or if `signal` ends it earlier.
 * Rejects with an Error that names the task if ECS repeatedly does not say how the task is.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
 */
export async function followTask(
  client: ECSClient,
  { arn, task, reader, interval }: StartedTask,
  signal?: AbortSignal,
): Promise<Task | undefined> {
  const end = Date.now() + task.timeoutSeconds * 1000;
  for (let failures = 0; ;) {
    const { seen, failure } = await look(client, task.cluster, arn);
    failures = seen ? 0 : failures + 1;
    if (failures === mostFailures) throw lost(arn, task, failure);
    await reader.read();
    if (seen?.lastStatus === "STOPPED") return seen;
    const left = end - Date.now();
    if (left <= 0 || signal?.aborted) return undefined;
    // After `signal`, look at the task once more.
    await sleep(Math.min(interval, left), undefined, { signal }).catch(() => undefined);
  }
}

interface Look {
  readonly seen?: Task;
  readonly failure?: string;
}

/** What ECS knows of the task. A task that has just been started may be missing for a moment. */
async function look(client: ECSClient, cluster: string, arn: string): Promise<Look> {
  try {
    const { tasks, failures } = await client.send(
      new DescribeTasksCommand({ cluster, tasks: [arn] }),
    );
    return { seen: tasks?.[0], failure: failures?.[0]?.reason };
  } catch (cause) {
    return { failure: failureLine(describeError(cause)) };
  }
}

function lost(arn: string, { cluster }: OneTask, failure = "no reason given"): Error {
  return new Error(
    `ECS started the task ${arn}, but does not say how it is: ${failure.replace(/\.$/, "")}. It may still run. ` +
      `Look at it: aws ecs describe-tasks --cluster ${cluster} --tasks ${arn}`,
  );
}

/**
 * Stops a task that ran out of time, or that a person ends. Resolves with the Error to raise, which says whether
 * stopping worked.
 */
export async function stopTask(
  client: ECSClient,
  task: OneTask,
  arn: string,
  interrupted: boolean,
): Promise<Error> {
  const { cluster, timeoutSeconds, startedBy } = task;
  const why = interrupted ? "was interrupted" : `did not end within ${timeoutSeconds} seconds`;
  try {
    const reason = `${startedBy ?? "pulumi up"}: ${why}`;
    await client.send(new StopTaskCommand({ cluster, task: arn, reason }));
    return new Error(`The task ${arn} ${why} and was stopped.`);
  } catch (cause) {
    const failure = errorLine(describeError(cause));
    return new Error(
      `The task ${arn} ${why} and could not be stopped: ${failure}. ` +
        `Stop it: aws ecs stop-task --cluster ${cluster} --task ${arn}`,
      { cause },
    );
  }
}
