import assert from "node:assert/strict";
import { answersOf, deployment, rollback, stoppedTask } from "./account";
import { taskId, targetGroupArn, start } from "./ids";
import { causesOf } from "./asked";
import { exitedTask } from "./cases/case";

const steady = "(service mcp-catalog-service) has reached a steady state.";

const noCapacity =
  "(service mcp-catalog-service) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.";

describe("What belongs to a failure", () => {
  it("is the revision that failed last, even if an older one runs and another failed before", async () => {
    const oom = { exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" };
    const { causes, text } = await causesOf(
      answersOf({
        deployments: [
          deployment(3, {
            rolloutState: "IN_PROGRESS",
            runningCount: 0,
            failedTasks: 2,
            createdAt: 1_772_366_500,
          }),
          deployment(1, { status: "ACTIVE" }),
        ],
        stopped: [
          stoppedTask(1, { ...exitedTask, stoppedAt: 1_772_366_300 }, oom),
          stoppedTask(
            2,
            { ...exitedTask, taskDefinitionArn: deployment(3).taskDefinition },
            { exitCode: 1 },
          ),
          stoppedTask(
            3,
            { ...exitedTask, taskDefinitionArn: deployment(3).taskDefinition },
            { exitCode: 1 },
          ),
          stoppedTask(
            4,
            {
              stopCode: "ServiceSchedulerInitiated",
              stoppedReason:
                "Scaling activity initiated by (deployment ecs-svc/9000000000000000001)",
            },
            { exitCode: 143 },
          ),
        ],
        logs: { [taskId(3)]: ["boom"], [taskId(1)]: ["not this"] },
      }),
    );
    assert.deepEqual(causes, ["exited"]);
    assert.match(
      text,
      /runs 2 of 2 tasks of mcp-catalog:1; mcp-catalog:3 is not settled, 2 tasks failed/,
    );
    assert.match(
      text,
      /1 × mcp-catalog:2 EssentialContainerExited exit code 137 .* OutOfMemoryError/,
    );
    assert.match(text, /2 × mcp-catalog:3 EssentialContainerExited exit code 1 last at/);
    assert.match(text, /Scaling activity initiated by \(deployment ecs-svc\/…\)/);
    assert.match(text, new RegExp(`Last log lines of ${taskId(3)} boom`));
  });

  it("is the failed deployment, while ECS still rolls back", async () => {
    const { causes, text } = await causesOf(
      answersOf({
        deployments: [
          deployment(1, { rolloutState: "IN_PROGRESS" }),
          deployment(2, { status: "ACTIVE", runningCount: 0, rolloutState: "FAILED" }),
        ],
        events: [],
        stopped: [stoppedTask(1, exitedTask, { exitCode: 1 })],
      }),
    );
    assert.deepEqual(causes, ["exited"]);
    assert.match(text, /of mcp-catalog:1; mcp-catalog:2 failed and ECS rolled it back/);
  });

  it("is nothing that happened before the service was last well", async () => {
    const { causes } = await causesOf(
      answersOf({
        events: [...rollback, steady, noCapacity],
        stopped: [stoppedTask(1, exitedTask, { exitCode: 1 })],
      }),
    );
    assert.deepEqual(causes, ["exited"]);
  });

  it("is nothing that happened before the deployment that is under way", async () => {
    const { causes } = await causesOf(
      answersOf({
        deployments: [
          deployment(2, { rolloutState: "IN_PROGRESS", runningCount: 0, createdAt: start + 199.5 }),
          deployment(1, { status: "ACTIVE" }),
        ],
        events: [steady, noCapacity],
        stopped: [stoppedTask(1, { ...exitedTask, stoppedAt: start + 250 }, { exitCode: 1 })],
      }),
    );
    assert.deepEqual(causes, ["exited"]);
  });

  it("is not a task that somebody stopped", async () => {
    const { causes } = await causesOf(
      answersOf({
        deployments: [deployment(2, { rolloutState: "IN_PROGRESS" })],
        stopped: [stoppedTask(1, { ...exitedTask, stopCode: "UserInitiated" }, { exitCode: 127 })],
      }),
    );
    assert.deepEqual(causes, []);
  });
});

describe("Tasks that stopped for the same reason", () => {
  it("are counted as one, although their reasons name different ids, addresses and requests", async () => {
    const reason = (n: number) =>
      `ResourceInitializationError: unable to pull secrets or registry auth: (task ${taskId(n)}) RequestID: 5d4fd0e4-0000-4000-8000-00000000000${n}, read tcp 10.0.1.${n}:5321${n}->44.213.79.8${n}:443: i/o timeout`;
    const tasks = [1, 2, 3].map((n) =>
      stoppedTask(n, { stopCode: "TaskFailedToStart", stoppedReason: reason(n) }),
    );
    const { causes, text } = await causesOf(
      answersOf({ deployments: [deployment(2, { rolloutState: "IN_PROGRESS" })], stopped: tasks }),
    );
    assert.deepEqual(causes, ["no route"]);
    assert.match(text, /3 × mcp-catalog:2 TaskFailedToStart last at 2026-03-01 12:01:33 UTC/);
    assert.match(text, /\(task …\) RequestID: …, read tcp …->…:443: i\/o timeout/);
    assert.doesNotMatch(text, /[12] × mcp-catalog:2/);
  });

  it("are also one among the events, if they follow each other", async () => {
    const unhealthy = [1, 2].map(
      (n) =>
        `(service mcp-catalog-service) (task ${taskId(n)}) (port 3000) is unhealthy in (target-group ${targetGroupArn}) due to (reason Request timed out)`,
    );
    const { text } = await causesOf(answersOf({ events: [...rollback, ...unhealthy, steady] }));
    assert.match(
      text,
      /12:03:16 \(task …\) \(port 3000\) is unhealthy in \(target-group mcp-catalog-tg\) due to \(reason Request timed out\) \(2 ×\) 2026-03-01 12:03:14 has reached/,
    );
  });
});
