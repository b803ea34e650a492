import { randomUUID } from "node:crypto";
import { RunTaskCommand, type ECSClient, type RunTaskCommandInput } from "@aws-sdk/client-ecs";
import type { OneTask } from "../../../components/live";
import { describeError } from "../../errors";

/**
 * Starts the task; resolves with its ARN. Rejects with an Error that names the task definition and says why ECS does
 * not start it.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 */
export async function startTask(client: ECSClient, task: OneTask): Promise<string> {
  const { tasks = [], failures = [] } = await client
    .send(new RunTaskCommand(startInput(task)))
    .catch((cause: unknown) => {
      const { error, message } = describeError(cause);
      throw new Error(`${notStarted(task)}: ${error}: ${message}`, { cause });
    });
  const arn = tasks[0]?.taskArn;
  if (arn !== undefined) return arn;
  const [failure] = failures;
  const reasons = [failure?.reason, failure?.detail].filter((reason) => reason !== undefined);
  throw new Error(`${notStarted(task)}: ${reasons.join(": ") || "ECS gives no reason"}`);
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
    // ECS takes letters, digits, hyphens, slashes and underscores.
    startedBy: "pulumi-up",
    // The same in every attempt of this call, so that one which got no answer starts no second task.
    clientToken: randomUUID(),
  };
}
