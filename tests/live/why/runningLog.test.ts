import assert from "node:assert/strict";
import { answersOf, deployment, ran, stoppedTask } from "./account";
import { taskId } from "./ids";
import { judged } from "./asked";

const running = [1, 2].map((n) => ({
  ...stoppedTask(n, ran, { lastStatus: "RUNNING" }),
  taskDefinitionArn: deployment(1).taskDefinition,
  lastStatus: "RUNNING",
  stoppedAt: undefined,
}));

describe("The log of a running service", () => {
  const logged = (...lines: readonly string[]) =>
    judged(answersOf({ running, logs: { [taskId(2)]: lines } }));

  it("counts as a problem if a file cannot be written", async () => {
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

  it("counts as a problem if a connection is refused again and again, but not after a single time", async () => {
    const refusal = "Error: connect ECONNREFUSED 10.1.2.3:6379";
    const often = await logged(refusal, "retry", refusal);
    assert.deepEqual([often.state, often.causes], ["limping", ["dependency"]]);
    assert.match(often.text, /cannot reach 10\.1\.2\.3:6379 \(ECONNREFUSED\)/);
    assert.equal((await logged(refusal, "retry", "connected")).state, "well");
  });

  it("has no effect if it has other errors", async () => {
    const { state } = await logged("Error: boom", "JavaScript heap out of memory");
    assert.equal(state, "well");
  });

  it("is not read if nothing runs", async () => {
    const { state } = await judged(answersOf({ running: [] }));
    assert.equal(state, "well");
  });
});
