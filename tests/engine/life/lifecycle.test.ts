import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

describe("the life cycle of the dev stack", () => {
  it("goes from nothing to everything and back, and again, and a run without a change changes nothing", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const preview = await dev.preview();
      assert.ok(preview.succeeded, preview.printed);
      assert.deepEqual(dev.holds(), [], "a preview creates nothing");

      const first = await dev.succeed();
      assert.deepEqual(first.changes, preview.changes, "the preview said what up does");
      const held = dev.holds();
      assert.match(String(first.outputs["taskDefinition"]), /task-definition\/mcp-catalog-dev:1$/);

      assert.deepEqual((await dev.up()).changes, []);
      assert.deepEqual((await dev.refresh()).changes, []);
      assert.deepEqual((await dev.up()).changes, []);

      const destroyed = await dev.destroy();
      assert.ok(destroyed.succeeded, destroyed.printed);
      assert.deepEqual(dev.holds(), []);
      assert.deepEqual([...dev.world.images], []);

      await dev.succeed();
      assert.deepEqual(dev.holds(), held);
    } finally {
      dev.end();
    }
  });

  it("builds and rolls out an image when the source changes, and nothing else", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const first = await dev.up();
      dev.world.source = "2";
      const second = await dev.succeed();
      assert.deepEqual(second.changes, ["replace app-task", "update app-service", "update image"]);
      assert.notEqual(second.outputs["image"], first.outputs["image"]);
    } finally {
      dev.end();
    }
  });
});

describe("the life cycle of the prod stack", () => {
  it("waits for the first image, runs it, then the next one, and a run without a change changes nothing", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      const first = await prod.succeed();
      assert.ok(!first.changes.includes("create app-service"));
      assert.ok(first.changes.includes("create app-balancer-http"));
      const steps = first.outputs["nextSteps"] as string[];
      assert.match(steps.join("\n"), /docker push .*\/mcp-catalog:latest\npulumi up$/);
      assert.deepEqual((await prod.up()).changes, [], "nothing to do before the push");

      prod.push("v1.0.0");
      const second = await prod.succeed();
      assert.deepEqual(second.changes, [
        "create app-service",
        "create app-task",
        "create monitoring-down",
        "create monitoring-failing",
        "create monitoring-few-tasks",
        "create monitoring-no-task",
        "create scaling",
        "create scaling-cpu",
        "create scaling-memory",
        "create scaling-requests",
        "update monitoring-dashboard",
      ]);
      assert.equal(second.outputs["nextSteps"], undefined);

      assert.deepEqual((await prod.up()).changes, []);
      assert.deepEqual((await prod.refresh()).changes, []);
      assert.deepEqual((await prod.up()).changes, []);

      const digest = prod.push("v1.1.0");
      await prod.set("imageTag", "v1.1.0");
      const update = await prod.up();
      assert.deepEqual(update.changes, ["replace app-task", "update app-service"]);
      assert.ok(String(update.outputs["image"]).endsWith(`@${digest}`));
    } finally {
      prod.end();
    }
  });

  it("cannot be destroyed while it is not disposable, and leaves nothing when it is", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      const before = prod.holds();
      const refused = await prod.destroy();
      assert.ok(!refused.succeeded);
      assert.match(
        refused.printed,
        /::until-disposable" cannot be deleted\s+because it is protected/,
      );
      assert.deepEqual(prod.holds(), before, "nothing is gone, though nobody has seen a preview");

      const kept = await prod.up();
      // Only the engine's own default providers, which do not exist in AWS.
      assert.deepEqual(
        kept.changes.filter((each) => !each.startsWith("create default")),
        [],
        kept.printed,
      );

      await prod.set("disposable", "true");
      await prod.succeed();
      const destroyed = await prod.destroy();
      assert.ok(destroyed.succeeded, destroyed.printed);
      assert.deepEqual(prod.holds(), []);

      const again = await prod.succeed();
      assert.ok(again.outputs["nextSteps"], "as the first time, no image is pushed yet");
    } finally {
      prod.end();
    }
  });
});

describe("two stacks in one account", () => {
  it("do not disturb each other, and one can be removed without the other", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    const dev = await Scenario.start({ stack: "dev", world: prod.world });
    try {
      await prod.up();
      prod.push("v1.0.0");
      const [up, other] = [await prod.up(), await dev.up()];
      assert.ok(up.succeeded && other.succeeded, up.printed + other.printed);
      const destroyed = await dev.destroy();
      assert.ok(destroyed.succeeded, destroyed.printed);
      assert.deepEqual(
        prod.holds().filter((each) => each.includes("dev")),
        [],
      );
      assert.deepEqual((await prod.refresh()).changes, []);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      dev.end();
      prod.end();
    }
  });
});
