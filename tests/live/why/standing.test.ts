import assert from "node:assert/strict";
import { findCauses, standingOf, collect } from "../../../live/why";
import { whyText } from "../../../tools/why/text";
import { plainStyle } from "../../../tools/text/style";
import { withCannedAws, type Answers } from "../support/cannedAws";
import { cannedConfig } from "../support/config";
import {
  answersOf,
  deployment,
  names,
  ran,
  rollback,
  start,
  stoppedTask,
  targetGroupArn,
  taskId,
  type Account,
} from "./account";
import { refused, unwrapped } from "./asked";
import { exitedTask } from "./cases";
import { AwsError } from "../support/cannedAws";

/** How a service stands, the names of the causes, and the text. */
function judged(answers: Answers) {
  return withCannedAws(answers, async ({ endpoint }) => {
    const evidence = await collect(cannedConfig(endpoint), names);
    return {
      state: standingOf(evidence).state,
      causes: findCauses(evidence).map(({ name }) => name),
      text: unwrapped(whyText(evidence, plainStyle)),
    };
  });
}

const running = [1, 2].map((n) => ({
  ...stoppedTask(n, ran, { lastStatus: "RUNNING" }),
  taskDefinitionArn: deployment(1).taskDefinition,
  lastStatus: "RUNNING",
  stoppedAt: undefined,
}));

/** A task of the revision that runs. */
function ofRunning(task: Readonly<Record<string, unknown>>, container = {}) {
  return stoppedTask(3, { taskDefinitionArn: deployment(1).taskDefinition, ...task }, container);
}

const denied = () => {
  throw new AwsError("AccessDeniedException", "no");
};

interface Stands {
  readonly what: string;
  readonly account: Partial<Account>;
  readonly answers?: Answers;
  readonly state: "well" | "limping" | "wrong" | "unread";
  readonly causes?: readonly string[];
  readonly says?: RegExp;
}

const cases: readonly Stands[] = [
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

describe("A service of which", () => {
  for (const { what, account, answers, state, causes, says } of cases) {
    it(`${what} is ${state}`, async () => {
      const found = await judged({ ...answersOf(account), ...answers });
      assert.equal(found.state, state, found.text);
      if (causes) assert.deepEqual(found.causes, causes, found.text);
      if (says) assert.match(found.text, says);
    });
  }

  it("AWS says nothing is unread", async () => {
    const { state } = await judged(refused(() => new AwsError("ExpiredTokenException", "no")));
    assert.equal(state, "unread");
  });
});

describe("The log of a service that runs", () => {
  const logged = (...lines: readonly string[]) =>
    judged(answersOf({ running, logs: { [taskId(2)]: lines } }));

  it("makes it limp if a file cannot be written", async () => {
    const { state, causes, text } = await logged(
      "GET / 200",
      "Failed to update prerender cache for /ssg/68 Error: EROFS: read-only file system, open '/app/.next/server/app/ssg/68.html'",
      "GET / 200",
    );
    assert.deepEqual({ state, causes }, { state: "limping", causes: ["files"] });
    assert.match(text, /its log repeats errors since 2026-03-01 12:00:32 UTC/);
    assert.match(
      text,
      new RegExp(`Errors in the log of ${taskId(2)}, which runs Failed to update`),
    );
    assert.doesNotMatch(text, /GET/);
  });

  it("makes it limp if a connection is refused again and again, and not if it was once", async () => {
    const refusal = "Error: connect ECONNREFUSED 10.1.2.3:6379";
    const often = await logged(refusal, "retry", refusal);
    assert.deepEqual([often.state, often.causes], ["limping", ["dependency"]]);
    assert.match(often.text, /cannot reach 10\.1\.2\.3:6379 \(ECONNREFUSED\)/);
    assert.equal((await logged(refusal, "retry", "connected")).state, "well");
  });

  it("says nothing of errors that are none of these", async () => {
    const { state } = await logged("Error: boom", "JavaScript heap out of memory");
    assert.equal(state, "well");
  });

  it("is not asked for where nothing runs", async () => {
    const { state } = await judged(answersOf({ running: [] }));
    assert.equal(state, "well");
  });
});

describe("What ECS has forgotten", () => {
  it("is told by the log of the tasks that the events name", async () => {
    const { causes, text } = await judged(
      answersOf({
        events: [
          ...rollback,
          `(service mcp-catalog-service) has started 1 tasks: (task ${taskId(7)}).`,
        ],
        logs: { [taskId(7)]: ["Error: Cannot find module '/app/server.js'"] },
      }),
    );
    assert.deepEqual(causes, ["module"]);
    assert.match(text, new RegExp(`Last log lines of ${taskId(7)}, of 2026-03-01 12:00:31 UTC`));
  });

  it("is told by the newest log, and by the events that are left, of a service that was deleted", async () => {
    const { state, causes, text } = await judged(
      answersOf({
        service: { status: "INACTIVE" },
        deployments: [],
        logs: { [taskId(7)]: ["the last words"] },
      }),
    );
    assert.deepEqual({ state, causes }, { state: "wrong", causes: [] });
    assert.match(text, /^The service mcp-catalog-service in the cluster .* was deleted/);
    assert.match(text, /pulumi up --refresh makes it again/);
    assert.match(text, /has reached a steady state.*the last words/);
  });
});
