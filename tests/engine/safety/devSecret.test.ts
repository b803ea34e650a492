import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

describe("a secret of a running dev stack", () => {
  it("can be removed, and added again under the same name", async () => {
    const dev = await Scenario.running({ stack: "dev" });
    try {
      for (const time of ["first", "second"]) {
        await dev.setSecret("secrets.STRIPE_KEY", "canary-changed");
        const added = await dev.succeed();
        assert.ok(added.changes.includes("create secrets-stripe-key"), time);
        await dev.unset("secrets");
        const removed = await dev.succeed();
        assert.deepEqual(removed.changes, [
          "delete secrets-stripe-key",
          "delete secrets-stripe-key-value",
          "replace app-task",
          "update app-service",
          "update execution-role-secrets",
        ]);
      }
    } finally {
      dev.end();
    }
  });
});
