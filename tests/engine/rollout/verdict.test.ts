import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";
import { diagnosis } from "../../../tools/account/live";
import { again, deployments, explained, failed, images, providersError } from "./steps";

describe("a rollout that ECS rolls back", () => {
  it("silently: the run fails, says once what runs, what was expected and why, and the next one tries again", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      const [old] = images(prod);
      prod.world.nextRollout = "rolledBackSilently";
      const rolledBack = await prod.release("v1.1.0");
      const [, asked] = images(prod);
      assert.ok(!rolledBack.succeeded);
      assert.deepEqual(rolledBack.errors, [
        [
          "ECS rolled the service mcp-catalog-service back.",
          "",
          `  runs       mcp-catalog:1, ${old ?? ""}`,
          `  asked for  mcp-catalog:2, ${asked ?? ""}`,
          "",
          diagnosis,
          "",
          again,
        ].join("\n"),
      ]);
      assert.equal(prod.runs(), "mcp-catalog:1");

      // The revision that would be replaced leaves the state, but stays in the account.
      const changes = ["replace app-task", "update app-service"];
      assert.deepEqual((await prod.preview()).changes, changes);
      const tried = await prod.succeed();
      assert.deepEqual(tried.changes, changes);
      assert.equal(prod.runs(), "mcp-catalog:2");
      assert.match(String(tried.outputs["taskDefinition"]), /mcp-catalog:2$/);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("is reported with the provider's error first, then the reason, and one run without a change repairs it", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.nextRollout = "rolledBack";
      const reported = await prod.release("v1.1.0");
      assert.ok(!reported.succeeded);
      const own = `1 error occurred:\n\t* ${providersError}`;
      assert.deepEqual(reported.errors, [explained(providersError), own, failed]);
      assert.equal(prod.runs(), "mcp-catalog:1");

      // The provider already has the new revision in its state, and would send nothing.
      prod.live.diagnose = () => Promise.reject(new Error("no credentials"));
      prod.world.nextRollout = "rolledBack";
      const unexplained = await prod.up();
      assert.ok(!unexplained.succeeded);
      assert.match(
        unexplained.printed,
        /runs mcp-catalog:1 since its last rollout failed: mcp-catalog:2 is/,
      );
      const told = unexplained.errors.join("\n");
      assert.match(told, /^ECS rolled the service .*^Could not find out why: no credentials$/ms);
      assert.equal(prod.runs(), "mcp-catalog:1");

      await prod.succeed();
      assert.equal(prod.runs(), "mcp-catalog:2");
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("needs one run after its cause was repaired: with the same image, or with the next", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.nextRollout = "rolledBack";
      assert.ok(!(await prod.release("v1.1.0")).succeeded);
      const same = await prod.succeed();
      assert.deepEqual(same.changes, ["replace app-task", "update app-service"]);
      assert.deepEqual([prod.runs(), deployments(prod)], ["mcp-catalog:2", 1]);
      assert.deepEqual((await prod.up()).changes, []);

      prod.world.nextRollout = "rolledBack";
      assert.ok(!(await prod.release("v1.2.0")).succeeded);
      const next = await prod.release("v1.3.0");
      assert.ok(next.succeeded, next.printed);
      assert.deepEqual([prod.runs(), deployments(prod)], ["mcp-catalog:4", 1]);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("is noticed after the provider has reported success, because the run waits for ECS's own result", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.nextRollout = "late";
      const started = prod.world.clock;
      const late = await prod.release("v1.1.0");
      assert.ok(late.succeeded, late.printed);
      assert.ok(prod.world.clock >= started + 60);
      assert.equal(prod.runs(), "mcp-catalog:2");

      prod.world.nextRollout = "lateRolledBack";
      const wrong = await prod.release("v1.2.0");
      assert.ok(!wrong.succeeded);
      assert.match(
        wrong.errors.join("\n"),
        /^ {2}runs {7}mcp-catalog:2, .*\n {2}asked for {2}mcp-catalog:3/m,
      );
      // The state has the expected revision. Only a refresh shows the provider another one.
      assert.match(wrong.errors.join("\n"), /and run pulumi up --refresh --stack prod again\.$/m);
      assert.ok(!(await prod.up()).succeeded);
      await prod.refresh();
      await prod.succeed();
      assert.equal(prod.runs(), "mcp-catalog:3");
    } finally {
      prod.end();
    }
  });
});
