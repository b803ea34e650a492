import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

const secretType = "aws:secretsmanager/secret:Secret";

describe("an app without Supabase", () => {
  it("runs from the first push on without its secrets, and nothing that is made names Supabase", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      for (const key of ["supabaseUrl", "supabaseKey"]) await prod.unset(key);
      const refused = await prod.up();
      assert.ok(!refused.succeeded, "an app with Supabase needs both");
      assert.match(refused.printed, /supabaseUrl +is required and not set/);
      await prod.set("environment.NEXT_PUBLIC_DB_TYPE", "none");
      await prod.succeed();
      prod.push("v1.0.0");
      await prod.succeed();
      assert.equal(prod.runs(), "mcp-catalog:1");
      assert.deepEqual(
        prod.world.all(secretType).map(({ inputs }) => inputs["name"]),
        ["mcp-catalog/next-server-actions-encryption-key"],
      );
      assert.doesNotMatch(JSON.stringify(prod.world.resources), /supabase|mock_data/i);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });
});
