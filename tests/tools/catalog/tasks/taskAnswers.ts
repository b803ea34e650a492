import type { Answers } from "../../../live/support/cannedAws";
import { answersOf, deployment } from "../../../live/why/account";
import { revisionArn, taskId } from "../../../live/why/ids";

export const taskArn = `arn:aws:ecs:us-east-1:123456789012:task/mcp-catalog-cluster/${taskId(7)}`;

/** A service in which a shell can be opened. */
export const service = {
  taskDefinition: revisionArn(1),
  enableExecuteCommand: true,
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: ["subnet-1"],
      securityGroups: ["sg-1"],
      assignPublicIp: "DISABLED",
    },
  },
};

/** A task that runs at first. The call with the number `endsAtCall` that describes it finds it ended. */
export function oneTask(exitCode: number | undefined, endsAtCall = 2): Answers {
  let calls = 0;
  return {
    ...answersOf({ service }),
    RunTask: () => ({ tasks: [{ taskArn }], failures: [] }),
    DescribeTasks: () => {
      calls += 1;
      const stopped = calls >= endsAtCall;
      return {
        tasks: [
          {
            taskArn,
            lastStatus: stopped ? "STOPPED" : "RUNNING",
            stoppedReason: stopped ? "Essential container in task exited" : undefined,
            containers: [{ name: "mcp-catalog", exitCode: stopped ? exitCode : undefined }],
          },
        ],
      };
    },
    StopTask: () => ({}),
    GetLogEvents: ({ nextToken }) => ({
      events: nextToken === undefined ? [{ timestamp: 1, message: "3 migrations" }] : [],
      nextForwardToken: "f/1",
    }),
  };
}

/** A service that completes a new deployment when it is described for the third time, or does what `end` says. */
export function redeployed(end: object | undefined): Answers {
  let looks = -1;
  const answers = answersOf({ service });
  return {
    ...answers,
    UpdateService: () => {
      looks = 0;
      return { service: { deployments: [deployment(2)] } };
    },
    DescribeServices: (input) => {
      if (looks < 0) return answers["DescribeServices"]?.(input);
      looks += 1;
      const newest = deployment(2, {
        rolloutState: "IN_PROGRESS",
        runningCount: looks > 1 ? 2 : 0,
      });
      const after = end === undefined ? [deployment(1)] : [{ ...newest, ...end }];
      return {
        services: [{ status: "ACTIVE", deployments: looks > 2 ? after : [newest] }],
      };
    },
  };
}

/** A running task, with the state of the agent that opens shells. */
export const running = (agent: string | undefined) => ({
  taskArn,
  lastStatus: "RUNNING",
  containers: [
    {
      name: "mcp-catalog",
      managedAgents:
        agent === undefined ? [] : [{ name: "ExecuteCommandAgent", lastStatus: agent }],
    },
  ],
});
