import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

/** The notes in the ledger: revision and verdict, oldest first. */
function noted({ world }: Scenario): readonly string[] {
  return world.ledger.map(
    ({ taskDefinition, verdict }) => `${taskDefinition.split("/").at(-1) ?? ""} ${verdict}`,
  );
}

describe("The ledger of prod", () => {
  it("has each rollout of pulumi up once, with the reason if it failed, and no other runs", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      assert.deepEqual(noted(prod), ["mcp-catalog:1 succeeded"]);
      await prod.succeed();
      assert.ok((await prod.preview()).succeeded);
      assert.equal(prod.world.ledger.length, 1, "an up without a change and a preview add nothing");

      assert.ok((await prod.release("v1.1.0")).succeeded);
      for (const failure of ["rolledBack", "rolledBackSilently"] as const) {
        prod.world.nextRollout = failure;
        assert.ok(!(await prod.release(`v1.2.0-${failure}`)).succeeded);
      }
      assert.deepEqual(noted(prod).slice(1), [
        "mcp-catalog:2 succeeded",
        "mcp-catalog:3 failed",
        "mcp-catalog:4 failed",
      ]);
      const [first, , provider, silent] = prod.world.ledger;
      assert.equal(first?.ledger, "/releases/mcp-catalog");
      assert.deepEqual(first.stackTags, { Project: "mcp-catalog", Stack: "prod" });
      assert.equal(first.reason, undefined);
      assert.match(provider?.reason ?? "", /\w/);
      assert.equal(silent?.reason, "ECS rolled the service mcp-catalog-service back.");
    } finally {
      prod.end();
    }
  });

  it("does not fail a rollout that it cannot note, and says what is missing", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.live.noteRelease = () => Promise.reject(new Error("not authorized: ssm:PutParameter"));
      const released = await prod.release("v1.1.0");
      assert.ok(released.succeeded);
      assert.match(
        released.printed,
        /This release is not in the ledger \/releases\/mcp-catalog, which npx catalog releases reads: not authorized: ssm:PutParameter/,
      );
    } finally {
      prod.end();
    }
  });
});
