import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { RunTaskCommand, type ECSClient, type RunTaskCommandInput } from "@aws-sdk/client-ecs";
import type { OneTask } from "../../../components/common/live/task";
import { describeError, failureLine } from "../../calls/errors";

/** How long to wait until ECS can assume a new role: milliseconds between two attempts, and the number of attempts. */
export interface RolePatience {
  readonly pause: number;
  readonly attempts: number;
}

/**
 * Starts the task; resolves with its ARN. Tries for a minute if ECS cannot assume the task's role, because a new role
 * takes a moment to reach all of AWS. Rejects with an Error that names the task definition and says why ECS does not
 * start it. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export async function startTask(
  client: ECSClient,
  task: OneTask,
  { pause, attempts }: RolePatience,
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const { arn, reason } = await attemptTask(client, task);
    if (arn !== undefined) return arn;
    if (attempt >= attempts || !/unable to assume the role/i.test(reason)) {
      throw new Error(`${notStarted(task)}: ${reason}`);
    }
    await setTimeout(pause);
  }
}

/** Asks ECS once to start the task. Resolves with the task's ARN, or with the reason why ECS did not start it. */
async function attemptTask(
  client: ECSClient,
  task: OneTask,
): Promise<{ readonly arn?: string; readonly reason: string }> {
  try {
    const { tasks = [], failures = [] } = await client.send(new RunTaskCommand(startInput(task)));
    const [failure] = failures;
    const reasons = [failure?.reason, failure?.detail].filter((reason) => reason !== undefined);
    return { arn: tasks[0]?.taskArn, reason: reasons.join(": ") || "ECS gives no reason" };
  } catch (cause) {
    return { reason: failureLine(describeError(cause)) };
  }
}

function notStarted({ taskDefinition, cluster }: OneTask): string {
  return `ECS started no task of ${taskDefinition} in the cluster ${cluster}`;
}

function startInput(task: OneTask): RunTaskCommandInput {
  return {
    cluster: task.cluster,
    taskDefinition: task.taskDefinition,
    count: 1,
    capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [...task.subnets],
        securityGroups: [...task.securityGroups],
        assignPublicIp: task.assignPublicIp ? "ENABLED" : "DISABLED",
      },
    },
    overrides: { containerOverrides: [{ name: task.container, command: [...task.command] }] },
    startedBy: task.startedBy ?? "pulumi-up",
    // The SDK repeats a call that got no answer. With the same token, the repeated call starts no second task.
    clientToken: randomUUID(),
  };
}
