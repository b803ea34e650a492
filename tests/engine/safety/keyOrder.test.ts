import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

describe("the order of a stack file's keys", () => {
  it("does not matter", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      const settings = {
        environment: '{"LOG_LEVEL":"info","A_FLAG":"1"}',
        tags: '{"Team":"web","Cost":"42"}',
        monitoring: '{"cpuAlarmPercent":70,"alarmEmail":"team@example.com"}',
        rollout: '{"strategy":"rolling","alarms":true}',
      };
      for (const [name, value] of Object.entries(settings)) await prod.set(name, value);
      await prod.setSecret("secrets.STRIPE_KEY", "canary-changed");
      await prod.setSecret("secrets.A_KEY", "canary-changed");
      await prod.succeed();
      prod.push("v1.0.0");
      await prod.succeed();
      prod.rewrite(reversed);
      assert.deepEqual((await prod.succeed()).changes, []);
    } finally {
      prod.end();
    }
  });
});

/** The same file with the keys of every map in the opposite order. */
export function reversed(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, inner]) => [name, reversed(inner)]));
}
