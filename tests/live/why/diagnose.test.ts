import assert from "node:assert/strict";
import { AwsError } from "../support/cannedAws";
import { answersOf, deployment, rollback, stoppedTask } from "./account";
import { taskId } from "./ids";
import { causesOf, diagnosisOf, refused, unwrapped } from "./asked";
import { allCases } from "./cases";
import { exitedTask } from "./cases/case";
import { starting } from "./cases/starting";

describe("The diagnosis", () => {
  it("is two sentences for a service that runs as asked", async () => {
    const { causes } = await causesOf(answersOf());
    const text = await diagnosisOf(answersOf());
    assert.deepEqual(causes, []);
    assert.equal(
      text,
      "mcp-catalog-service runs 2 of 2 tasks of mcp-catalog:1, as asked\n" +
        "  2 targets healthy; last event at 2026-03-01 12:03:20 UTC: has reached a\n  steady state.\n",
    );
  });

  it("finds nothing wrong with failures before a deployment that went well", async () => {
    const { causes, text } = await causesOf(
      answersOf({
        deployments: [deployment(3)],
        events: ["(service mcp-catalog-service) has reached a steady state.", ...rollback],
        stopped: [stoppedTask(1, exitedTask, { exitCode: 1 })],
      }),
    );
    assert.deepEqual(causes, []);
    assert.match(text, /runs 2 of 2 tasks of mcp-catalog:3, as asked/);
  });

  it("is laid out within the columns that Pulumi leaves of 80", async () => {
    const [first] = starting;
    const text = await diagnosisOf(answersOf(first?.account));
    assert.deepEqual(text.replace(/\d+ days ago/, "… days ago").split("\n"), [
      "mcp-catalog-service runs 0 of 2 tasks; mcp-catalog:2 failed",
      "  since 2026-03-01 12:00:00 UTC, … days ago; requests get no answer",
      "",
      "Why",
      "  The image mcp-catalog@sha256:2c26b46b68ff… is not in the registry.",
      "  → Push it again under a new tag, set imageTag to that tag, and run pulumi",
      "    up.",
      "",
      "Stopped tasks, within about an hour",
      "  3 ×  mcp-catalog:2  TaskFailedToStart  last at 2026-03-01 12:01:33 UTC",
      "      CannotPullContainerError: pull image manifest has been retried 1",
      "      time(s): failed to resolve ref",
      "      123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog@sha256:2c26b46b68ff…:",
      "      123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog@sha256:2c26b46b68ff…:",
      "      not found",
      "",
      "Last events, UTC",
      "  2026-03-01 12:03:20  (deployment ecs-svc/…) deployment failed: tasks",
      "                       failed to start.",
      "",
    ]);
    for (const { account } of allCases) {
      const long = (await diagnosisOf(answersOf(account)))
        .split("\n")
        .filter((line) => line.length > 76 && line.trim().includes(" "));
      assert.deepEqual(long, []);
    }
  });

  it("names every cause with evidence, the most specific first", async () => {
    const { causes } = await causesOf(
      answersOf({
        deployments: [deployment(2, { rolloutState: "IN_PROGRESS", runningCount: 1 })],
        service: { runningCount: 1 },
        events: [
          "(service mcp-catalog-service) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone",
        ],
        stopped: [
          stoppedTask(1, exitedTask, {
            exitCode: 137,
            reason: "OutOfMemoryError: Container killed due to memory usage",
          }),
        ],
        targets: [
          {
            State: "unhealthy",
            Reason: "Target.ResponseCodeMismatch",
            Description: "Health checks failed with these codes: [404]",
          },
        ],
      }),
    );
    assert.deepEqual(causes, ["memory", "capacity", "answer"]);
  });

  it("says so if no known cause fits", async () => {
    const text = await diagnosisOf(
      answersOf({ service: { runningCount: 1 }, deployments: [deployment(1)], targets: [] }),
    );
    assert.match(text, /\n {2}No known cause fits\. What AWS says is below\.\n/);
  });

  it("says that tasks are only being started", async () => {
    const text = await diagnosisOf(
      answersOf({
        service: { runningCount: 1, pendingCount: 1 },
        deployments: [deployment(1, { runningCount: 1, rolloutState: "IN_PROGRESS" })],
        running: [
          {
            ...stoppedTask(5, { lastStatus: "PROVISIONING", stoppedAt: undefined }),
            taskDefinitionArn: deployment(1).taskDefinition,
          },
        ],
      }),
    );
    assert.match(
      text,
      /\n {2}1 task is being started \(PROVISIONING\), and nothing has failed\.\n/,
    );
    assert.match(unwrapped(text), /Tasks under way 1 × mcp-catalog:1 PROVISIONING/);
    assert.match(text, /None: ECS keeps them for about an hour\./);
  });

  it("shows the app's own words without colours and control characters, and cuts long lines", async () => {
    const log = [
      "\u001b[31mError:\u001b[0m\tfailed\u0007\r",
      "\u001b]0;title\u0007\u202eevil",
      "x".repeat(500),
    ];
    const text = await diagnosisOf(
      answersOf({
        deployments: [deployment(2, { rolloutState: "IN_PROGRESS", runningCount: 0 })],
        stopped: [stoppedTask(3, exitedTask, { exitCode: 1 })],
        logs: {
          [taskId(3)]: [...Array.from({ length: 140 }, (_, index) => `line ${index}`), ...log],
        },
      }),
    );
    const shown = text.slice(text.indexOf("Last log lines"));
    assert.match(shown, /\n {2}Error: failed\n {2}evil\n {2}x+…\n/);
    assert.equal(shown.match(/x/g)?.length, 199);
    assert.ok(!shown.includes("line 127") && shown.includes("line 128"), "15 lines");
    assert.doesNotMatch(text, /[^\P{C}\n]/u);
  });

  it("says what to do if there is no service yet, or no cluster", async () => {
    const noService = unwrapped(await diagnosisOf(answersOf({ service: undefined })));
    assert.match(
      noService,
      /^There is no service mcp-catalog-service in the cluster mcp-catalog-cluster in us-east-1 Without an image, .*nextSteps/,
    );
    const deleted = { service: { status: "INACTIVE" }, deployments: [], events: [] };
    const gone = await diagnosisOf(answersOf(deleted));
    assert.match(gone, /^There is no service mcp-catalog-service/);
    const noCluster = unwrapped(
      await diagnosisOf(
        refused(() => new AwsError("ClusterNotFoundException", "Cluster not found.")),
      ),
    );
    assert.match(noCluster, /^There is no cluster mcp-catalog-cluster in us-east-1/);
    assert.doesNotMatch(noService + noCluster, /Not read/);
  });
});
