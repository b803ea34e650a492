import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

const rolling = '{"strategy":"rolling","alarms":false}';
const between = '{"strategy":"rolling","alarms":false,"alternateTargetGroup":true}';
const blueGreen = '{"strategy":"blueGreen"}';

const [first, second] = ["mcp-catalog-dev-tg", "mcp-catalog-dev-tg2"];

describe("the second target group of a dev stack", () => {
  it("exists from the start with blueGreen, gets the traffic, and stays until the first one has it again", async () => {
    const dev = await Scenario.runningFrom({ stack: "dev" }, { rollout: blueGreen });
    try {
      assert.deepEqual((await dev.up()).changes, []);
      assert.deepEqual(dev.weights(), { [first]: 0, [second]: 100 }, "ECS's first deployment");

      await dev.set("rollout", rolling);
      const refused = await dev.up();
      assert.ok(!refused.succeeded);
      assert.match(refused.errors.join("\n"), /the second target group has the traffic/);
      assert.deepEqual(dev.weights(), { [first]: 0, [second]: 100 });
      assert.ok(dev.holds().some((each) => each.includes(second)));

      await dev.set("rollout", between);
      const back = await dev.succeed();
      assert.ok(!back.changes.some((each) => each.startsWith("replace")));
      assert.deepEqual(dev.weights(), { [first]: 0, [second]: 100 }, "nobody moves them");

      await dev.set("rollout", blueGreen);
      await dev.succeed();
      dev.world.source = "3";
      await dev.succeed();
      assert.deepEqual(dev.weights(), { [first]: 100, [second]: 0 });
      await dev.set("rollout", rolling);
      const removed = await dev.succeed();
      assert.deepEqual(removed.changes, [
        "delete app-alarms-errors",
        "delete app-alarms-unhealthy",
        "delete app-balancer-http-rule",
        "delete app-balancer-targets-2",
        "delete app-infrastructure",
        "delete app-infrastructure-managed",
        "update app-service",
        "update monitoring-dashboard",
      ]);
      assert.deepEqual((await dev.up()).changes, []);
    } finally {
      dev.end();
    }
  });

  it("keeps the traffic when the listener and its rule are replaced", async () => {
    const dev = await Scenario.runningFrom({ stack: "dev" }, { rollout: blueGreen });
    try {
      assert.deepEqual(dev.weights(), { [first]: 0, [second]: 100 });
      await dev.set("domain", '{"name":"app.example.com","zone":"example.com"}');
      const { changes } = await dev.succeed();
      assert.ok(changes.includes("create app-balancer-https-rule"), changes.join("\n"));
      assert.deepEqual(dev.weights(), { [first]: 0, [second]: 100 });
      assert.deepEqual((await dev.up()).changes, []);
    } finally {
      dev.end();
    }
  });

  it("moves to another VPC with the stack, and back", async () => {
    const dev = await Scenario.running({ stack: "dev" }, { rollout: between });
    try {
      await dev.set("network.mode", "dedicated");
      const moved = (await dev.succeed()).changes.filter((each) => each.startsWith("replace"));
      for (const each of ["http-rule", "targets", "targets-2", "http"]) {
        assert.ok(moved.includes(`replace app-balancer-${each}`), each);
      }
      assert.deepEqual((await dev.up()).changes, []);
      assert.deepEqual((await dev.refresh()).changes, []);
      await dev.unset("network");
      await dev.succeed();
      assert.deepEqual(dev.weights(), { [first]: 100, [second]: 0 });
      const destroyed = await dev.destroy();
      assert.ok(destroyed.succeeded, destroyed.printed);
      assert.deepEqual(dev.holds(), []);
    } finally {
      dev.end();
    }
  });
});

describe("the second target group of a prod stack", () => {
  it("is removed when the first one has the traffic", async () => {
    const prod = await Scenario.running({ stack: "prod" }, { rollout: between });
    try {
      await prod.set("rollout", rolling);
      const removed = await prod.succeed();
      assert.deepEqual(removed.changes, [
        "create scaling-requests",
        "delete app-balancer-http-rule",
        "delete app-balancer-targets-2",
        "delete app-infrastructure",
        "delete app-infrastructure-managed",
        "update app-service",
        "update monitoring-at-maximum",
        "update monitoring-dashboard",
        "update monitoring-no-task",
      ]);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });
});
