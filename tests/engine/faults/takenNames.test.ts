import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

/** Resources with the same names that somebody has made by hand, following a guide. */
const byHand = [
  ["aws:ecr/repository:Repository", { name: "mcp-catalog" }],
  ["aws:ecs/cluster:Cluster", { name: "mcp-catalog-cluster" }],
  ["aws:cloudwatch/logGroup:LogGroup", { name: "/ecs/mcp-catalog", retentionInDays: 7 }],
  ["aws:secretsmanager/secret:Secret", { name: "mcp-catalog/supabase-url" }],
  [
    "aws:cloudwatch/dashboard:Dashboard",
    { dashboardName: "MCP-Catalog-Dashboard", dashboardBody: '{"widgets":[]}' },
  ],
] as const;

describe("names that are taken", () => {
  it("stop a first run and its preview before anything is made, until they are free", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      const made = [];
      for (const [type, inputs] of byHand) made.push(await prod.world.create(type, inputs));
      for (const result of [await prod.preview(), await prod.up()]) {
        assert.ok(!result.succeeded);
        assert.match(result.printed, /5 names that stack prod needs are taken in this account:/);
        for (const [, inputs] of byHand) {
          assert.ok(
            result.printed.includes(String(Object.values(inputs)[0])),
            JSON.stringify(inputs),
          );
        }
        // The provider itself, which answers for the other resources.
        assert.deepEqual(result.changes, ["create aws"]);
      }
      assert.deepEqual(prod.world.resources, made);
      for (const { type, id } of made) await prod.world.remove(type, id);
      prod.world.deletedSecrets.clear();
      await prod.succeed();
    } finally {
      prod.end();
    }
  });

  it("include the alias of a key that somebody has made", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      await prod.set("encryption", "customerKey");
      const key = await prod.world.create("aws:kms/key:Key", { description: "by hand" });
      const alias = { name: "alias/mcp-catalog", targetKeyId: key.id };
      const made = await prod.world.create("aws:kms/alias:Alias", alias);
      for (const result of [await prod.preview(), await prod.up()]) {
        assert.ok(!result.succeeded);
        assert.match(result.printed, /KMS alias alias\/mcp-catalog, which no stack has made/);
        assert.match(
          result.printed,
          /aws kms delete-alias --alias-name alias\/mcp-catalog --region/,
        );
        assert.deepEqual(result.changes, ["create aws"]);
      }
      assert.deepEqual(prod.world.resources, [key, made]);
      await prod.world.remove(made.type, made.id);
      await prod.succeed();
    } finally {
      prod.end();
    }
  });

  it("include the name of a secret that waits for its deletion, if no tag says that the stack removed it", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.deletedSecrets.set("mcp-catalog/stripe-key", undefined);
      await prod.setSecret("secrets.STRIPE_KEY", "canary-changed");
      const refused = await prod.up();
      assert.ok(!refused.succeeded);
      assert.match(refused.printed, /Secret mcp-catalog\/stripe-key, which waits for its deletion/);
      assert.match(
        refused.printed,
        /delete-secret --secret-id mcp-catalog\/stripe-key --force-delete-without-recovery/,
      );
      assert.deepEqual(refused.changes, []);
      prod.world.deletedSecrets.clear();
      await prod.succeed();
    } finally {
      prod.end();
    }
  });
});
