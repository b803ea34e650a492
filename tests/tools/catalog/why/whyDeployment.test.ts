import assert from "node:assert/strict";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { answersOf, stoppedTask } from "../../../live/why/account";
import { revisionArn } from "../../../live/why/ids";
import { exitedTask } from "../../../live/why/cases/case";
import { past } from "../releases/pastReleases";
import { runCatalog } from "../run";

const id = "ecs-svc/1234567890123456789";

const arn = (kind: string, end: string, service = "mcp-catalog-service") =>
  `arn:aws:ecs:us-east-1:123456789012:service-${kind}/mcp-catalog-cluster/${service}/${end}`;

/** The second of two releases failed. The service still has only the deployment of the first. */
function account(change: Answers = {}): Answers {
  const answers = past(1, [
    { revision: 1, image: 1 },
    { revision: 2, image: 2, status: "ROLLBACK_SUCCESSFUL", statusReason: "tasks failed to start" },
  ]);
  const renamed = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll("us-east-1:1:", "us-east-1:123456789012:")
        .replaceAll("/c/s/", "/mcp-catalog-cluster/mcp-catalog-service/"),
    ) as object;
  const list = answers["ListServiceDeployments"];
  return {
    ...answers,
    ListServiceDeployments: (input) => renamed(list?.(input)),
    FilterLogEvents: () => ({ events: [] }),
    ...change,
  };
}

/** Neither ECS nor the ledger knows a release. Only an event about a task is left. */
function onlyEvent(): Answers {
  const task = stoppedTask(3, exitedTask, { exitCode: 1 });
  const detail = {
    ...task,
    taskDefinitionArn: revisionArn(2),
    startedBy: id,
    lastStatus: "STOPPED",
    startedAt: "2026-03-01T13:01:00Z",
    stoppedAt: "2026-03-01T13:02:00Z",
  };
  return { FilterLogEvents: () => ({ events: [{ message: JSON.stringify({ detail }) }] }) };
}

/**
 * What ECS said about the deployment, in the form of AWS's samples, in which an event names no
 * revision.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 */
function said(...events: readonly (readonly [name: string, at: string, reason: string])[]) {
  const lines = events.map(([eventName, at, reason]) => ({
    "detail-type": "ECS Deployment State Change",
    time: at,
    detail: {
      eventType: eventName.endsWith("FAILED") ? "ERROR" : "INFO",
      eventName,
      deploymentId: id,
      updatedAt: at,
      reason,
    },
  }));
  return {
    FilterLogEvents: () => ({ events: lines.map((line) => ({ message: JSON.stringify(line) })) }),
  };
}

const begins = "SERVICE_DEPLOYMENT_IN_PROGRESS";
const fails = "SERVICE_DEPLOYMENT_FAILED";
const breaker = "ECS deployment circuit breaker: task failed to start.";
const forgotten: Answers = { ListServiceDeployments: () => ({ serviceDeployments: [] }) };

const why = (named: string, answers: Answers) =>
  runCatalog(["why", "prod", "--deployment", named], answers);

describe("catalog why --deployment", () => {
  it("takes the ARN of a service deployment and of a service revision", async () => {
    for (const named of [arn("deployment", "1"), arn("revision", "2")]) {
      const { code, out, err } = await why(named, account());
      assert.deepEqual([code, err], [1, ""]);
      assert.match(
        out,
        /^v1\.2\.0 \(mcp-catalog:2\): rollback successful: tasks failed to start\n/,
      );
    }
  });

  it("finds an id among the deployments that the service has", async () => {
    const deployments = [{ id, taskDefinition: revisionArn(2), createdAt: 1772373600 + 3600 }];
    const { DescribeServices = () => ({}) } = answersOf({
      service: { taskDefinition: revisionArn(1), deployments },
    });
    const { code, out, calls } = await why(id, account({ DescribeServices }));
    assert.equal(code, 1);
    assert.match(out, /^v1\.2\.0 \(mcp-catalog:2\): rollback successful/);
    const patterns = calls.filter(({ input }) => "filterPattern" in input);
    assert.deepEqual(patterns, [], "the log of events is not searched for the id");
  });

  it("finds an id by the tasks in the log of events", async () => {
    const { out, calls } = await why(id, account(onlyEvent()));
    assert.match(out, /^v1\.2\.0 \(mcp-catalog:2\): rollback successful/);
    const asked = calls.find(({ operation }) => operation === "FilterLogEvents")?.input;
    assert.deepEqual(asked, {
      logGroupName: "/aws/events/mcp-catalog",
      filterPattern: `{ ($.detail.startedBy = "${id}") || ($.detail.deploymentId = "${id}") }`,
      limit: 100,
    });
  });

  it("explains a deployment that only the log of events knows", async () => {
    const { code, out } = await why(id, account({ ...onlyEvent(), ...forgotten }));
    assert.equal(code, 1);
    assert.match(out, /^mcp-catalog:2: unknown: only the log of events still knows it\.\n/);
    assert.match(out, /Stopped tasks, from the log of events\n {2}1 × {2}mcp-catalog:2/);
  });

  it("finds an id by what ECS said about it in the log of events, if no task ended", async () => {
    const running = said(
      ["SERVICE_DEPLOYMENT_COMPLETED", "2026-03-01T12:01:00Z", `ECS deployment ${id} completed.`],
      [begins, "2026-03-01T12:00:05Z", `ECS deployment ${id} in progress.`],
    );
    const { code, out } = await why(id, account(running));
    assert.equal(code, 0);
    assert.match(out, /^v1\.1\.0 \(mcp-catalog:1\): successful\n/);
  });

  it("says how a deployment ended if only ECS's own events are left", async () => {
    const failed = said(
      [begins, "2026-02-01T12:00:05Z", `ECS deployment ${id} in progress.`],
      [fails, "2026-02-01T12:04:00Z", breaker],
    );
    const past = await why(id, account({ ...failed, ...forgotten }));
    assert.equal(past.code, 1);
    assert.match(past.out, /^ecs-svc\/1234567890123456789: failed: .*circuit breaker: task failed/);
    assert.match(past.out, /began 2026-02-01 12:00 UTC; ended 2026-02-01 12:04 UTC/);
    assert.deepEqual(
      past.calls.filter(({ input }) => input["taskDefinition"] === ""),
      [],
    );
    const other = await why(id, account(failed));
    assert.match(other.out, /^ecs-svc\//, "it is none of the later releases");
  });

  it("says which releases are known if nobody remembers the deployment", async () => {
    for (const named of [id, arn("deployment", "9")]) {
      const { code, out, err } = await why(named, account());
      assert.deepEqual([code, out], [2, ""]);
      const line = err.replaceAll(/\s+/g, " ");
      assert.ok(
        line.includes(`knows the deployment ${named} any more. Known releases: v1.2.0, v1.1.0:`),
      );
      assert.ok(line.includes("catalog why prod --release v1.2.0"));
    }
  });

  it("does not say that nobody remembers if AWS did not answer", async () => {
    const FilterLogEvents = () => {
      throw new AwsError("AccessDeniedException", "not authorized");
    };
    const { code, err } = await why(id, account({ FilterLogEvents }));
    assert.equal(code, 3);
    assert.match(err, /AWS did not say everything about the releases/);
  });

  it("refuses another service's deployment, another form and two names before it asks AWS", async () => {
    const cases = [
      [
        [arn("deployment", "1", "shop")],
        /belongs to the service mcp-catalog-cluster\/shop, not to mcp-catalog-cluster\/mcp-catalog-service\. Name the stack/,
      ],
      [["ecs-svc/x"], /ecs-svc\/1234567890123456789.*, not ecs-svc\/x\./],
      [
        [id, "--release", "v1"],
        /'--deployment <id>' cannot be used with option '--release <release>'/,
      ],
    ] as const;
    for (const [words, message] of cases) {
      const done = await runCatalog(["why", "prod", "--deployment", ...words], account());
      assert.deepEqual([done.code, done.out, done.calls], [2, "", []]);
      assert.match(done.err.replaceAll(/\s+/g, " "), message);
    }
  });

  it("folds what the parser of the command line refuses at 80 columns", async () => {
    const { err } = await runCatalog(["why", "prod", "--deployment", id, "--release", "v1"]);
    assert.equal(
      err,
      `error: option '--deployment <id>' cannot be used with option '--release
<release>'
catalog why --help lists what it takes.
`,
    );
  });
});
