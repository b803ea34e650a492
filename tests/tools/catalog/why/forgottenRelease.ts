import type { Answers } from "../../../live/support/cannedAws";
import { answersOf, stoppedTask } from "../../../live/why/account";
import { taskId, start } from "../../../live/why/ids";
import { exitedTask } from "../../../live/why/cases/case";

const began = new Date(1000 * start).toISOString();

export const at = (minutes: number) => new Date(1000 * (start + 60 * minutes));

export const failed = {
  LastModifiedDate: at(5).getTime() / 1000,
  LastModifiedUser: "arn:aws:sts::123456789012:assumed-role/deploy/ann",
  Value: JSON.stringify({
    revision: "mcp-catalog:2",
    began,
    verdict: "failed",
    reason: "tasks failed to start.",
    tags: ["v1.3.0"],
    commit: "0a1b2c3d4e5f6071",
  }),
};

export const good = {
  LastModifiedDate: at(30).getTime() / 1000,
  Value: JSON.stringify({
    revision: "mcp-catalog:3",
    began: at(28).toISOString(),
    verdict: "succeeded",
    tags: ["v1.4.0"],
  }),
};

export function event(revision: number, task: number, more: object = {}): { message: string } {
  const { taskDefinitionArn, ...detail } = stoppedTask(task, exitedTask, {
    exitCode: 137,
    reason: "OutOfMemoryError: Container killed due to memory usage",
  }) as { taskDefinitionArn: string };
  return {
    message: JSON.stringify({
      detail: {
        ...detail,
        taskDefinitionArn: taskDefinitionArn.replace(/\d+$/, String(revision)),
        lastStatus: "STOPPED",
        startedAt: at(1).toISOString(),
        stoppedAt: at(2).toISOString(),
        ...more,
      },
    }),
  };
}

export const deploymentFailed = {
  message: JSON.stringify({
    time: at(5).toISOString(),
    detail: {
      eventName: "SERVICE_DEPLOYMENT_FAILED",
      reason: "ECS deployment circuit breaker: tasks failed to start.",
    },
  }),
};

/** A service with a release that failed so long ago that ECS knows nothing about it any more. */
export function forgotten(change: Answers = {}): Answers {
  return {
    ...answersOf({ logs: { [taskId(3)]: ["its last words"] } }),
    ListServiceDeployments: () => ({ serviceDeployments: [] }),
    DescribeImages: () => ({ imageDetails: [] }),
    GetParameterHistory: () => ({ Parameters: [failed, good] }),
    FilterLogEvents: () => ({ events: [event(2, 3), event(9, 4), deploymentFailed] }),
    ...change,
  };
}
