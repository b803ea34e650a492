import assert from "node:assert/strict";
import { Scenario } from "./scenario";

/** What stands in a VPC and cannot move to another. */
const moved = [
  "replace app-balancer",
  "replace app-balancer-http",
  "replace app-balancer-targets",
  "replace app-groups-balancer",
  "replace app-groups-balancer-from-world-80",
  "replace app-groups-balancer-to-tasks",
  "replace app-groups-tasks",
  "replace app-groups-tasks-from-balancer",
  "replace app-groups-tasks-to-world-443",
  "replace app-service",
];

describe("the network of a running dev stack", () => {
  it("moves to a VPC of its own, changes its way out, and moves back", async () => {
    const dev = await Scenario.running({ stack: "dev" });
    try {
      await dev.set("network.mode", "dedicated");
      const preview = await dev.preview();
      assert.ok(preview.succeeded, preview.printed);
      const dedicated = await dev.up();
      assert.ok(dedicated.succeeded, dedicated.printed);
      assert.deepEqual(replaced(dedicated.changes), moved);
      assert.deepEqual((await dev.up()).changes, []);
      assert.deepEqual((await dev.refresh()).changes, []);

      await dev.set("network.nat", "perAz");
      const perZone = await dev.up();
      assert.ok(perZone.succeeded, perZone.printed);
      assert.deepEqual(replaced(perZone.changes), []);

      await dev.set("network.nat", "none");
      const endpoints = await dev.up();
      assert.ok(endpoints.succeeded, endpoints.printed);
      assert.deepEqual(replaced(endpoints.changes), []);

      await dev.unset("network");
      const back = await dev.up();
      assert.ok(back.succeeded, back.printed);
      assert.deepEqual(replaced(back.changes), moved);
      assert.deepEqual(
        dev.holds().filter((each) => /^aws:ec2\/(?!securityGroup)/.test(each)),
        [],
        "nothing of the VPC is left",
      );
    } finally {
      dev.end();
    }
  });
});

describe("the network of a running prod stack", () => {
  it("does not move while the stack is not disposable, and nothing is lost by trying", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      await prod.set("network.mode", "dedicated");
      const preview = await prod.preview();
      assert.ok(!preview.succeeded);
      assert.match(preview.printed, /app-balancer.*protect/s);
      const refused = await prod.up();
      assert.ok(!refused.succeeded);
      assert.ok(!refused.changes.some((each) => /^(delete|replace|update) app-/.test(each)));

      await prod.unset("network");
      const back = await prod.up();
      assert.ok(back.succeeded, back.printed);
      assert.deepEqual(
        prod.holds().filter((each) => /^aws:ec2\/(?!securityGroup)/.test(each)),
        [],
        "nothing of the VPC is left",
      );
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });
});

function replaced(changes: readonly string[]): string[] {
  return changes.filter((each) => each.startsWith("replace"));
}
