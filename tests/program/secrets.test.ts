import assert from "node:assert/strict";
import { SecretValue } from "../../operations/evaluate";
import { runCommitted, secretValues } from "../support/stack";
import { types } from "./definition";
import { pushed, runFirst } from "./firstRun";

describe("the values of the secrets", () => {
  for (const stack of ["dev", "prod"]) {
    it(`reach Secrets Manager from ${stack}, and are shown nowhere`, async () => {
      const run = await runCommitted(stack);
      const values = ["url", "key"].map(
        (name) =>
          run.named(types.secretVersion, `secrets-supabase-${name}-value`).inputs["secretString"],
      );
      assert.deepEqual(values, [
        new SecretValue(secretValues.supabaseUrl),
        new SecretValue(secretValues.supabaseKey),
      ]);
      const { resources, outputs, lookups } = run;
      const everything = JSON.stringify({ resources, outputs, lookups });
      assert.ok(everything.includes("mcp-catalog-service") || stack !== "prod");
      for (const canary of ["canary", ...Object.values(secretValues)]) {
        assert.ok(!everything.includes(canary), canary);
      }
    });
  }

  it("of any other name are kept, handed to the task and hidden in the same way", async () => {
    const config = { "mcp-catalog:secrets": JSON.stringify({ STRIPE_KEY: "canary-stripe" }) };
    const run = await runFirst({ config, lookups: pushed });
    assert.equal(
      run.named(types.secret, "secrets-stripe-key").inputs["name"],
      "mcp-catalog/stripe-key",
    );
    assert.deepEqual(
      run.named(types.secretVersion, "secrets-stripe-key-value").inputs["secretString"],
      new SecretValue("canary-stripe"),
    );
    const { resources, outputs, lookups } = run;
    assert.ok(!JSON.stringify({ resources, outputs, lookups }).includes("canary"));
  });

  it("are in no command of the first run", async () => {
    const { nextSteps } = (await runFirst()).outputs;
    assert.ok(Array.isArray(nextSteps) && nextSteps.length > 0);
    assert.ok(!JSON.stringify(nextSteps).includes("canary"));
  });
});
