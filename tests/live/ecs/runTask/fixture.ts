import type { OneTask, TaskEnd } from "../../../../components/common/live/task";
import { runTask } from "../../../../live/ecs/runTask";
import { AnswerServer, json, type Answers, type Reply } from "../../answers";

/** The task's ARN. Its last part is in the name of its log stream. */
export const arn = "arn:aws:ecs:us-east-1:123456789012:task/shop/0123456789abcdef";

/** The task to run. */
export const task: OneTask = {
  cluster: "shop",
  taskDefinition: "arn:aws:ecs:us-east-1:123456789012:task-definition/shop:7",
  container: "shop",
  command: ["node", "migrate.js"],
  subnets: ["subnet-a", "subnet-b"],
  securityGroups: ["sg-1"],
  assignPublicIp: true,
  logGroup: "/ecs/shop",
  streamPrefix: "web",
  timeoutSeconds: 60,
};

/** The answer of ECS after it has started the task. */
export const started = json({ tasks: [{ taskArn: arn }], failures: [] });

/** The answer of ECS about the task's state. */
export function is(lastStatus: string, more: Readonly<Record<string, unknown>> = {}): Reply {
  return json({ tasks: [{ taskArn: arn, lastStatus, ...more }], failures: [] });
}

/** The answer of ECS about a task that has ended, with an exit code if it ran. */
export function stopped(exitCode?: number, reason?: string): Reply {
  return is("STOPPED", {
    stoppedReason: "Essential container in task exited",
    containers: [
      { name: "sidecar", exitCode: 9 },
      { name: "shop", exitCode, reason },
    ],
  });
}

/** A page of the log. */
export function page(nextForwardToken: string, ...messages: readonly string[]): Reply {
  return json({ events: messages.map((message) => ({ message, timestamp: 1 })), nextForwardToken });
}

/** The result of a run, and the calls that it made. */
export interface Told {
  readonly end: TaskEnd | Error;
  readonly log: readonly string[];
  readonly server: Pick<AnswerServer, "inputs">;
}

/**
 * Runs the task against these answers, with short pauses. `rest` is for how many milliseconds the
 * log is read after the task has ended. The default is longer than any machine needs for a test's
 * pages; if the log has nothing new, the reading ends earlier.
 */
export async function tell(
  answers: Answers,
  changes: Partial<OneTask> = {},
  rest = 60_000,
): Promise<Told> {
  const server = await AnswerServer.start({ RunTask: started, ...answers });
  const log: string[] = [];
  try {
    const end = await runTask(
      server.config,
      { ...task, ...changes },
      (line) => {
        log.push(line);
      },
      { interval: 5, rest },
    ).catch((error: unknown) => error as Error);
    return { end, log, server };
  } finally {
    await server.close();
  }
}

/** The message of a failed run. Throws if the run did not fail. */
export function messageOf({ end }: Told): string {
  if (!(end instanceof Error)) throw new Error(`it ended well: ${JSON.stringify(end)}`);
  return end.message;
}
