import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";
import { prodDomain, devDomain, count, serves, changesOf, network } from "./sharedBalancer";

describe("dev with its own load balancer", () => {
  it("moves to prod's load balancer, its record follows, and it moves back", async () => {
    const prod = await Scenario.runningFrom(
      { stack: "prod" },
      { network, domain: prodDomain, shares: "true" },
    );
    const dev = await Scenario.start({ stack: "dev", beside: prod });
    try {
      await dev.set("domain", devDomain);
      await dev.succeed();
      assert.equal(count(dev.world, "aws:lb/loadBalancer:LoadBalancer"), 2);

      await dev.set("sharedWith", "prod");
      const moved = await dev.succeed();
      for (const each of [
        "replace app-service",
        "update app-balancer-record",
        "delete app-balancer",
        "delete app-cluster",
      ]) {
        assert.ok(moved.changes.includes(each), moved.changes.join("\n"));
      }
      assert.equal(serves(dev.world, "dev.example.com"), "mcp-catalog-dev-service");
      assert.equal(count(dev.world, "aws:lb/loadBalancer:LoadBalancer"), 1);
      assert.deepEqual((await dev.up()).changes, []);

      await dev.unset("sharedWith");
      await dev.succeed();
      assert.equal(count(dev.world, "aws:lb/loadBalancer:LoadBalancer"), 2);
      assert.deepEqual((await prod.up()).changes, []);
      await prod.unset("shares");
      await prod.succeed();
    } finally {
      dev.end();
      prod.end();
    }
  });
});
describe("prod with its own load balancer", () => {
  it("does not move to another one while it is not disposable: nothing is touched", async () => {
    const dev = await Scenario.running({ stack: "dev" }, { shares: "true", domain: devDomain });
    const prod = await Scenario.running({ stack: "prod", beside: dev }, { domain: prodDomain });
    try {
      await prod.set("sharedWith", "dev");
      await prod.unset("network");
      const before = changesOf(prod.world);
      const planned = await prod.preview();
      assert.ok(!planned.succeeded);
      assert.match(planned.printed, /app-service"\s+as it is currently marked for protection/);
      assert.match(planned.printed, /app-balancer" cannot be deleted\s+because it is protected/);
      assert.deepEqual(changesOf(prod.world), before);
      await prod.unset("sharedWith");
      await prod.set("network", '{"mode":"dedicated"}');
      assert.deepEqual((await prod.succeed()).changes, []);
    } finally {
      prod.end();
      dev.end();
    }
  });

  it("cannot leave another stack's balancer while it is not disposable: its preview fails", async () => {
    const dev = await Scenario.running({ stack: "dev" }, { shares: "true", domain: devDomain });
    const prod = await Scenario.start({ stack: "prod", beside: dev });
    try {
      await prod.set("domain", prodDomain);
      await prod.set("sharedWith", "dev");
      await prod.unset("network");
      await prod.succeed();
      prod.push("v1.0.0");
      await prod.succeed();
      await prod.unset("sharedWith");
      await prod.set("network", '{"mode":"dedicated"}');
      const planned = await prod.preview();
      assert.ok(!planned.succeeded);
      assert.match(planned.printed, /app-service"\s+as it is currently marked for protection/);
    } finally {
      prod.end();
      dev.end();
    }
  });
});
