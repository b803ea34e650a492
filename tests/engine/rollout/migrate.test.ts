import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";
import { AwsError } from "../../../tools/account/world/errors";

const migrate = '["node","migrate.js"]';

/** The lines of a revision's migration, with the account's log. */
function log(revision: string): string[] {
  return [`migrate: node migrate.js in ${revision}`, "migrate: 001_init", "migrate: done"];
}

function migrating({ infos }: { readonly infos: readonly string[] }): string[] {
  return infos.filter((each) => each.startsWith("migrate:"));
}

describe("migrate", () => {
  it("runs once before the first service, and again only for a new revision, never in a preview", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      await prod.set("migrate", migrate);
      prod.world.taskLog = ["001_init", "done"];
      await prod.succeed();
      prod.push("v1.0.0");
      await prod.preview();
      assert.deepEqual(prod.ranOnce(), [], "nothing to migrate without an image, or in a preview");

      prod.world.taskEnd = { exitCode: 1, reason: "Essential container in task exited" };
      const failed = await prod.up();
      assert.ok(!failed.succeeded);
      assert.deepEqual(migrating(failed), log("mcp-catalog:1"));
      assert.match(
        failed.errors.join("\n"),
        /migrate ended with exit code 1: Essential container in task exited\. There is no service mcp-catalog-service yet/,
      );
      assert.equal(prod.runs(), undefined, "no service");

      prod.world.taskEnd = { exitCode: 0, reason: "" };
      const created = await prod.succeed();
      assert.deepEqual(migrating(created), log("mcp-catalog:1"));
      assert.equal(prod.runs(), "mcp-catalog:1");
      assert.deepEqual(prod.ranOnce(), ["mcp-catalog:1", "mcp-catalog:1"]);

      await prod.succeed();
      await prod.set("scaling", '{"mode":"fixed"}');
      await prod.set("desiredCount", "3");
      assert.ok((await prod.succeed()).changes.includes("update app-service"));
      assert.equal(prod.ranOnce().length, 2, "same revision, no migration");
    } finally {
      prod.end();
    }
  });

  it("leaves the running service as it is if the command fails or cannot be started, and is tried again", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      await prod.set("migrate", migrate);
      assert.deepEqual((await prod.succeed()).changes, [], "the setting alone changes nothing");
      const updates = () =>
        prod.world.calls.filter(
          ({ type, operation }) => type === "aws:ecs/service:Service" && operation === "update",
        ).length;
      prod.world.taskLog = ["001_init", "done"];
      prod.world.taskEnd = { exitCode: 1, reason: "Essential container in task exited" };
      const failed = await prod.release("v1.1.0");
      assert.ok(!failed.succeeded);
      assert.deepEqual(migrating(failed), log("mcp-catalog:2"));
      assert.match(failed.errors.join("\n"), /the service runs what it ran before/);
      assert.deepEqual([prod.runs(), updates()], ["mcp-catalog:1", 0]);

      prod.world.taskEnd = { exitCode: undefined, reason: "CannotPullContainerError" };
      const unstarted = await prod.up();
      assert.match(unstarted.errors.join("\n"), /migrate did not start: CannotPullContainerError/);

      prod.world.before = ({ type }) => {
        if (type === "RunTask") throw new AwsError("AccessDeniedException", "not you");
      };
      const rejected = await prod.up();
      assert.ok(!rejected.succeeded);
      assert.match(rejected.errors.join("\n"), /AccessDeniedException: not you/);
      assert.deepEqual([prod.runs(), updates()], ["mcp-catalog:1", 0]);

      prod.world.before = () => undefined;
      prod.world.taskEnd = { exitCode: 0, reason: "" };
      const next = await prod.succeed();
      assert.deepEqual(migrating(next), log("mcp-catalog:2"));
      assert.deepEqual([prod.runs(), updates()], ["mcp-catalog:2", 1]);
      const calls = prod.world.calls.map(({ type, operation }) => `${operation} ${type}`);
      const task = calls.lastIndexOf("invoke RunTask");
      const service = calls.lastIndexOf("update aws:ecs/service:Service");
      assert.ok(task < service, "before any traffic moves");
    } finally {
      prod.end();
    }
  });
});
