import assert from "node:assert/strict";
import { AwsError } from "../support/cannedAws";
import { answersOf, rollback, stoppedTask } from "./account";
import { taskId, start } from "./ids";
import { judged } from "./asked";
import { exitedTask } from "./cases/case";

describe("What ECS has forgotten", () => {
  it("is read from the logs of the tasks that the events name", async () => {
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

  it("is read from the newest log and the remaining events if the service was deleted", async () => {
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

  const eventLog = "/aws/events/mcp-catalog";
  const event = {
    "detail-type": "ECS Task State Change",
    detail: {
      ...stoppedTask(3, exitedTask, {
        exitCode: 137,
        reason: "OutOfMemoryError: Container killed due to memory usage",
      }),
      startedAt: "2026-03-01T12:00:30.000Z",
      stoppedAt: "2026-03-01T12:01:30.000Z",
      stoppingAt: "2026-03-01T12:01:20.000Z",
    },
  };

  it("is read from the stack's log of events, which keeps how the tasks ended", async () => {
    const asked: unknown[] = [];
    const { causes, text } = await judged(
      {
        ...answersOf({ events: rollback, logs: { [taskId(3)]: ["its last words"] } }),
        FilterLogEvents: (input) => {
          asked.push(input);
          return { events: [{ message: JSON.stringify(event) }, { message: "no event" }] };
        },
      },
      { eventLog },
    );
    assert.deepEqual(causes, ["memory"]);
    assert.match(
      text,
      /Stopped tasks, from the log of events 1 × mcp-catalog:2 EssentialContainerExited exit code 137 last at 2026-03-01 12:01:30 UTC/,
    );
    assert.match(text, /its last words/);
    assert.deepEqual(asked, [
      {
        logGroupName: eventLog,
        filterPattern: '{ $.detail.startedBy = "ecs-svc/9000000000000000002" }',
        startTime: (start + 197 - 86_400) * 1000,
        limit: 100,
      },
    ]);
  });

  it("is not looked up while ECS still has the tasks, and not missed in a stack without such a log", async () => {
    const never = () => {
      throw new AwsError("InternalFailure", "nobody should ask");
    };
    const known = answersOf({
      events: rollback,
      stopped: [stoppedTask(1, exitedTask, { exitCode: 1 })],
    });
    const { causes } = await judged({ ...known, FilterLogEvents: never }, { eventLog });
    assert.deepEqual(causes, ["exited"]);
    const gone = () => {
      throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
    };
    const { text } = await judged(
      { ...answersOf({ events: rollback }), FilterLogEvents: gone },
      { eventLog },
    );
    assert.doesNotMatch(text, /Not read/);
  });
});
