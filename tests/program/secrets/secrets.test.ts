import assert from "node:assert/strict";
import { SecretValue } from "../../../tools/evaluate";
import { runCommitted, secretValues } from "../../support/stack";
import { containerOf, types } from "../definition";
import { pushed, runFirst } from "../image/firstRun";

describe("the values of the secrets", () => {
  for (const stack of ["dev", "prod"]) {
    it(`reach Secrets Manager from ${stack}, and are shown nowhere`, async () => {
      const run = await runCommitted(stack);
      const names = ["supabase-url", "supabase-key", "next-server-actions-encryption-key"];
      const values = names.map(
        (name) => run.named(types.secretVersion, `secrets-${name}-value`).inputs["secretString"],
      );
      const [url, key, random] = values as readonly SecretValue[];
      assert.deepEqual(
        [url, key],
        [new SecretValue(secretValues.supabaseUrl), new SecretValue(secretValues.supabaseKey)],
      );
      assert.ok(random instanceof SecretValue);
      assert.match(String(random.value), /^random-\w{10,}$/);
      const { resources, outputs, lookups, messages } = run;
      const made = resources.map(({ id, ...rest }) =>
        rest.type === types.random ? rest : { id, ...rest },
      );
      const everything = JSON.stringify({ made, outputs, lookups, messages });
      assert.ok(everything.includes("mcp-catalog-service") || stack !== "prod");
      for (const canary of ["canary", String(random.value), ...Object.values(secretValues)]) {
        assert.ok(!everything.includes(canary), canary);
      }
    });
  }

  it("are kept, passed to the task and hidden in the same way under any other name", async () => {
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
    assert.ok(!JSON.stringify(run).includes("canary"));
  });

  it("are made up once if nobody has to choose them, 32 bytes long", async () => {
    const run = await runFirst({ lookups: pushed });
    assert.deepEqual(run.one(types.random).inputs, { length: 32 });
    const version = "secrets-next-server-actions-encryption-key-value";
    assert.deepEqual(
      run.named(types.secretVersion, version).inputs["secretString"],
      new SecretValue("canary-random"),
    );
    assert.ok(!JSON.stringify(run).includes("canary"));
  });

  it("are those of the file if it has one for Next.js", async () => {
    const key = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
    const config = { "mcp-catalog:secrets": JSON.stringify({ [key]: "canary-own" }) };
    const run = await runFirst({ config, lookups: pushed });
    assert.deepEqual(run.all(types.random), []);
    const version = "secrets-next-server-actions-encryption-key-value";
    assert.deepEqual(
      run.named(types.secretVersion, version).inputs["secretString"],
      new SecretValue("canary-own"),
    );
    assert.deepEqual(containerOf(run).secrets.filter(({ name }) => name === key).length, 1);
  });

  it("are in no command and no message of the first run", async () => {
    const first = await runFirst();
    const { nextSteps } = first.outputs;
    assert.ok(Array.isArray(nextSteps) && nextSteps.length > 0);
    assert.match(JSON.stringify(nextSteps), /--build-arg NEXT_SERVER_ACTIONS_ENCRYPTION_KEY /);
    assert.ok(!JSON.stringify(first).includes("canary"));
  });
});
