import { AwsError, type Answers } from "../../support/cannedAws";
import { deployment, rollback, stoppedTask, type Account } from "../account";
import { targetGroupArn, start } from "../ids";
import { exitedTask } from "./case";

/** A task of the running revision. */
function ofRunning(task: Readonly<Record<string, unknown>>, container = {}) {
  return stoppedTask(3, { taskDefinitionArn: deployment(1).taskDefinition, ...task }, container);
}

const denied = () => {
  throw new AwsError("AccessDeniedException", "no");
};

/** A service, and its state. */
export interface Stands {
  readonly what: string;
  readonly account: Partial<Account>;
  readonly answers?: Answers;
  readonly state: "well" | "limping" | "wrong" | "unread";
  readonly causes?: readonly string[];
  readonly says?: RegExp;
}

/**
 * Services that run well, services that answer although something is wrong, and services that do
 * not run as their settings ask.
 */
export const stands: readonly Stands[] = [
  { what: "all tasks are healthy", account: {}, state: "well", says: /, as asked/ },
  {
    what: "one task ended by itself, and ECS has replaced it",
    account: {
      stopped: [
        ofRunning(exitedTask, {
          exitCode: 137,
          reason: "OutOfMemoryError: Container killed due to memory usage",
        }),
      ],
    },
    state: "limping",
    causes: ["memory"],
    says: /runs 2 of 2 tasks of mcp-catalog:1 and answers, but 1 task ended within the hour, the last at 2026-03-01 12:01:33 UTC since 2026-03-01 12:01:33 UTC/,
  },
  {
    what: "a task of an earlier deployment ended by itself",
    account: { stopped: [ofRunning({ ...exitedTask, stoppedAt: start - 3600 }, { exitCode: 1 })] },
    state: "well",
  },
  {
    what: "Spot took one task back, and all are there again",
    account: {
      stopped: [
        ofRunning({
          stopCode: "SpotInterruption",
          stoppedReason: "Your Spot Task was interrupted.",
        }),
      ],
    },
    state: "well",
  },
  {
    what: "AWS retired what a task ran on",
    account: {
      stopped: [
        ofRunning({
          stopCode: "ServiceSchedulerInitiated",
          stoppedReason:
            "Service mcp-catalog-service: ECS is performing maintenance on the underlying infrastructure hosting the task",
        }),
      ],
    },
    state: "well",
  },
  {
    what: "a task is missing, and the others answer",
    account: {
      service: { runningCount: 1 },
      targets: [{ State: "healthy" }],
      events: [
        "(service mcp-catalog-service) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.",
      ],
    },
    state: "limping",
    causes: ["capacity"],
    says: /answers, but 1 task is missing since 2026-03-01 12:03:20 UTC/,
  },
  {
    what: "one target of two is unhealthy",
    account: { targets: [{ State: "healthy" }, { State: "unhealthy", Reason: "Target.Timeout" }] },
    state: "wrong",
    causes: ["no answer"],
  },
  {
    what: "enough targets are healthy, and one more is not",
    account: { targets: [{ State: "healthy" }, { State: "healthy" }, { State: "unhealthy" }] },
    state: "limping",
    says: /1 target is unhealthy/,
  },
  {
    what: "a rollout is under way, and nothing has failed",
    account: {
      deployments: [
        deployment(2, { rolloutState: "IN_PROGRESS", runningCount: 0 }),
        deployment(1, { status: "ACTIVE" }),
      ],
    },
    state: "limping",
    causes: [],
    says: /answers, but a rollout of mcp-catalog:2 is under way .*Ask again in some minutes/,
  },
  {
    what: "a rollout is under way of which ECS places no task",
    account: {
      deployments: [
        deployment(2, { rolloutState: "IN_PROGRESS", runningCount: 0 }),
        deployment(1, { status: "ACTIVE" }),
      ],
      events: [
        "(service mcp-catalog-service) was unable to place a task. Reason: You've reached the limit on the number of vCPUs you can run concurrently",
      ],
    },
    state: "wrong",
    causes: ["capacity"],
  },
  {
    what: "ECS went back to the version before",
    account: { events: rollback, stopped: [stoppedTask(3, exitedTask, { exitCode: 1 })] },
    state: "wrong",
    says: /mcp-catalog:2 failed and ECS rolled it back since 2026-03-01 12:03:17 UTC/,
  },
  {
    what: "it is asked to run no task",
    account: { service: { desiredCount: 0, runningCount: 0 }, targets: [] },
    state: "limping",
    says: /^mcp-catalog-service is paused: no task runs, as asked, and nobody answers/,
  },
  {
    what: "nobody may read its targets",
    account: {},
    answers: { DescribeTargetHealth: denied },
    state: "unread",
    causes: [],
    says: /AWS did not say whether they get requests/,
  },
  {
    what: "the targets that get requests are not the healthy ones",
    account: {
      service: {
        loadBalancers: [
          {
            targetGroupArn,
            advancedConfiguration: {
              alternateTargetGroupArn: `${targetGroupArn}2`,
              productionListenerRule:
                "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/a/1/2/3",
            },
          },
        ],
      },
    },
    answers: {
      DescribeRules: () => ({
        Rules: [
          {
            Actions: [
              {
                Type: "forward",
                ForwardConfig: {
                  TargetGroups: [
                    { TargetGroupArn: targetGroupArn, Weight: 0 },
                    { TargetGroupArn: `${targetGroupArn}2`, Weight: 100 },
                  ],
                },
              },
            ],
          },
        ],
      }),
      DescribeTargetHealth: ({ TargetGroupArn }) => ({
        TargetHealthDescriptions:
          TargetGroupArn === targetGroupArn
            ? [1, 2].map((n) => ({
                Target: { Id: `10.0.1.${n}` },
                TargetHealth: { State: "healthy" },
              }))
            : [],
      }),
    },
    state: "wrong",
    causes: ["unreached"],
    says: /2 × healthy, gets no requests/,
  },
];
