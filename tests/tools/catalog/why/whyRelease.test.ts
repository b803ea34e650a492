import assert from "node:assert/strict";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { taskId } from "../../../live/why/ids";
import { runCatalog } from "../run";
import { at, forgotten, good } from "./forgottenRelease";

describe("catalog why --release", () => {
  it("explains a release that ECS has forgotten, from the ledger, the log of events and the task's log", async () => {
    const { code, out, err, calls } = await runCatalog(
      ["why", "prod", "--release", "v1.3.0"],
      forgotten(),
    );
    assert.deepEqual([code, err], [1, ""]);
    assert.equal(
      out,
      `v1.3.0 (mcp-catalog:2): failed: tasks failed to start.
  began 2026-03-01 12:00 UTC; ended 2026-03-01 12:05 UTC; by deploy/ann; commit
  0a1b2c3

Why
  The container used more memory than the task's 512 MiB and was killed.
  → Raise memory: pulumi config set memory 1024, then pulumi up.

Stopped tasks, from the log of events
  1 ×  mcp-catalog:2  EssentialContainerExited  exit code 137
      last at 2026-03-01 12:02:00 UTC
      Essential container in task exited
      OutOfMemoryError: Container killed due to memory usage

Last events, UTC
  2026-03-01 12:05:00  SERVICE_DEPLOYMENT_FAILED: ECS deployment circuit
                       breaker: tasks failed to start.

Last log lines of ${taskId(3)}
  its last words

Next
  npx catalog why prod
  npx catalog releases prod
`,
    );
    const asked = calls.find(({ operation }) => operation === "FilterLogEvents")?.input;
    assert.deepEqual(asked, {
      logGroupName: "/aws/events/mcp-catalog",
      startTime: at(-10).getTime(),
      endTime: at(15).getTime(),
      limit: 100,
    });
    const writing = calls.filter(
      ({ operation }) => !/^(?:Describe|List|Get|Filter)/.test(operation),
    );
    assert.deepEqual(writing, []);
  });

  it("ends with 3, and says nothing about releases, if AWS does not list them", async () => {
    const refuse = () => {
      throw new AwsError("AccessDeniedException", "not authorized");
    };
    const changes: readonly Answers[] = [
      { GetParameterHistory: refuse, ListServiceDeployments: refuse },
      { GetParameterHistory: refuse },
    ];
    for (const change of changes) {
      const words = ["why", "prod", "--release", "last-failed"];
      const { code, out, err } = await runCatalog(words, forgotten(change));
      assert.deepEqual([code, out], [3, ""]);
      assert.match(err, /AWS did not say everything about the releases/);
      assert.doesNotMatch(err, /No release/);
    }
  });

  it("takes a revision, and the newest one that failed", async () => {
    for (const name of ["mcp-catalog:2", "last-failed"]) {
      const { code, out } = await runCatalog(["why", "prod", "--release", name], forgotten());
      assert.equal(code, 1);
      assert.match(out, /^v1\.3\.0 \(mcp-catalog:2\): failed/);
    }
  });

  it("ends with 0 for a release that succeeded, and looks for nothing", async () => {
    const { code, out, calls } = await runCatalog(
      ["why", "prod", "--release", "v1.4.0"],
      forgotten(),
    );
    assert.equal(code, 0);
    assert.match(out, /^v1\.4\.0 \(mcp-catalog:3\): successful\n {2}began .* UTC; ended .* UTC\n$/);
    assert.ok(!calls.some(({ operation }) => operation === "FilterLogEvents"));
  });

  it("has release, causes and evidence with --json", async () => {
    const { out } = await runCatalog(["why", "prod", "--release", "v1.3.0", "--json"], forgotten());
    const { release, causes, evidence } = JSON.parse(out) as {
      release: { revision: string };
      causes: { name: string }[];
      evidence: { recalled: boolean; stopped: unknown[] };
    };
    assert.deepEqual(
      [release.revision, causes.map(({ name }) => name), evidence.recalled],
      ["mcp-catalog:2", ["memory"], true],
    );
    assert.equal(evidence.stopped.length, 1, "no task of another revision");
  });

  it("says what the ledger has, and why there is no more, if the stack has no log of events", async () => {
    const none = () => {
      throw new AwsError("ResourceNotFoundException", "no such group");
    };
    const { code, out } = await runCatalog(
      ["why", "prod", "--release", "v1.3.0"],
      forgotten({ FilterLogEvents: none }),
    );
    assert.equal(code, 1);
    assert.match(out, /failed: tasks failed to start\./);
    assert.match(out, /ECS forgets tasks after about an hour/);
  });

  it("names the calls that AWS refuses", async () => {
    const denied = () => {
      throw new AwsError("AccessDeniedException", "not authorized: FilterLogEvents");
    };
    const { out } = await runCatalog(
      ["why", "prod", "--release", "v1.3.0"],
      forgotten({ FilterLogEvents: denied }),
    );
    assert.match(out, /Not read\n {2}- logs:FilterLogEvents: AccessDeniedException/);
  });

  it("ends with 2 if there is no such release, or if none failed", async () => {
    const unknown = await runCatalog(["why", "prod", "--release", "v9"], forgotten());
    assert.deepEqual([unknown.code, unknown.out], [2, ""]);
    assert.match(unknown.err, /No release of prod is called v9\. npx catalog releases prod --all/);
    const none = await runCatalog(
      ["why", "prod", "--release", "last-failed"],
      forgotten({ GetParameterHistory: () => ({ Parameters: [good] }) }),
    );
    assert.equal(none.code, 2);
    assert.match(none.err, /No release of prod failed/);
  });
});
