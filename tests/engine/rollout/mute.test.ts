import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

/** The minutes for which alarms were muted, in the order of the calls. */
function muted({ world }: Scenario): readonly unknown[] {
  return world.calls
    .filter(({ type }) => type === "PutAlarmMuteRule")
    .map(({ inputs }) => inputs["minutes"]);
}

describe("The alarms of prod during a rollout", () => {
  it("are muted only if somebody is told, by each rollout once, and for ten minutes after it, also if it fails", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      assert.ok((await prod.release("v1.1.0")).succeeded);
      assert.deepEqual(muted(prod), [], "nobody is told");

      await prod.set("monitoring.alarmEmail", "team@example.com");
      await prod.succeed();
      assert.deepEqual(muted(prod), [], "nothing rolls out");

      assert.ok((await prod.release("v1.2.0")).succeeded);
      const [longest, after, ...others] = muted(prod);
      assert.deepEqual([after, others], [10, []]);
      assert.ok(Number(longest) > 15, String(longest));
      const { inputs } = prod.world.calls.find(({ type }) => type === "PutAlarmMuteRule") ?? {};
      const names = inputs?.["alarmNames"] as readonly string[];
      assert.ok(names.includes("MCP-Catalog-Few-Tasks"));
      for (const never of ["Down", "No-Task", "Failing", "Errors", "Unhealthy", "Certificate"]) {
        assert.ok(!names.includes(`MCP-Catalog-${never}`), never);
      }

      const failures = ["rolledBack", "rolledBackSilently"] as const;
      for (const [index, failure] of failures.entries()) {
        prod.world.nextRollout = failure;
        assert.ok(!(await prod.release(`v1.3.${index}`)).succeeded);
        assert.deepEqual(muted(prod).slice(2 + 2 * index), [longest, 10], failure);
      }
    } finally {
      prod.end();
    }
  });
});
