import assert from "node:assert/strict";
import { Scenario } from "./scenario";

describe("the rights and keys of a prod stack that runs", () => {
  it("are narrowed and widened without a moment in which tasks could not start", async () => {
    const prod = await Scenario.running(
      { stack: "prod" },
      { iam: '{"managedExecutionPolicy":true}' },
    );
    try {
      await prod.set("iam", '{"managedExecutionPolicy":false}');
      const before = prod.world.calls.length;
      assert.deepEqual((await prod.succeed()).changes, [
        "create execution-role-start",
        "delete execution-role-managed",
      ]);
      const order = prod.world.calls
        .slice(before)
        .filter(({ operation }) => operation === "create" || operation === "delete")
        .map(({ type, operation }) => `${operation} ${type.split(":").at(-1)}`);
      assert.deepEqual(order, ["create RolePolicy", "delete RolePolicyAttachment"]);
      await prod.release("v1.1.0");
      assert.equal(prod.runs(), "mcp-catalog:2");
    } finally {
      prod.end();
    }
  });

  it("move to a key of one's own, and everything that holds data stays", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      await prod.set("encryption", "customerKey");
      const { changes } = await prod.succeed();
      assert.deepEqual(
        changes.filter((change) => /^(replace|delete)/.test(change)),
        [],
      );
      for (const change of [
        "create encryption-key",
        "update app-logs",
        "update secrets-supabase-key",
      ])
        assert.ok(changes.includes(change), changes.join());
      assert.ok(!changes.some((change) => change.endsWith(" registry")), changes.join());
      assert.deepEqual((await prod.up()).changes, []);
      assert.deepEqual((await prod.refresh()).changes, []);

      await prod.set("encryption", "aws");
      const back = await prod.up();
      assert.ok(!back.succeeded, "the key is protected: what it has encrypted needs it");
    } finally {
      prod.end();
    }
  });
});
