import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

describe("budget", () => {
  it("refuses a run and a preview that would exceed it, and changes nothing", async () => {
    const dev = await Scenario.running({ stack: "dev" }, { "budget.monthly": "500" });
    try {
      const before = dev.world.resources.length;
      await dev.set("budget.monthly", "1");
      await dev.set("logRetentionDays", "30");
      for (const result of [await dev.preview(), await dev.up()]) {
        assert.ok(!result.succeeded);
        assert.match(result.printed, /its budget is 1\.00: over it by [\d.]+ at least/);
        assert.match(result.printed, /Nothing was changed/);
        assert.deepEqual(result.changes, []);
      }
      assert.equal(dev.world.resources.length, before);

      await dev.set("budget.monthly", "500");
      await dev.set("budget.alertEmail", "team@example.com");
      const told = await dev.succeed();
      assert.deepEqual(told.changes, ["create budget", "update app-logs"]);
    } finally {
      dev.end();
    }
  });
});
