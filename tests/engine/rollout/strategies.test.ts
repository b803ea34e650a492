import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

/** The resources that the step in between needs besides the service. */
const alternate = [
  "create app-balancer-http-rule",
  "create app-balancer-targets-2",
  "create app-infrastructure",
  "create app-infrastructure-managed",
];

for (const strategy of ["blueGreen", "canary", "linear"]) {
  describe(`rollout.strategy ${strategy} on a prod stack that uses rolling`, () => {
    it("is refused at first, possible after the step in between, and moves the traffic with each release", async () => {
      const prod = await Scenario.running({ stack: "prod" });
      try {
        await prod.set("rollout.strategy", strategy);
        const refused = await prod.up();
        assert.ok(!refused.succeeded);
        assert.match(refused.printed, /rollout\.strategy: the service needs its second target/);
        assert.deepEqual(serviceCalls(prod), ["create"]);
        assert.deepEqual(replaced(refused.changes), []);

        // The commands in the message.
        await prod.set("rollout.strategy", "rolling");
        await prod.set("rollout.alternateTargetGroup", "true");
        const between = await prod.succeed();
        assert.deepEqual(replaced([...refused.changes, ...between.changes]), []);
        assert.deepEqual(
          [...refused.changes, ...between.changes].filter((each) => alternate.includes(each)),
          alternate,
        );
        await prod.unset("rollout.alternateTargetGroup");
        await prod.set("rollout.strategy", strategy);
        assert.deepEqual((await prod.succeed()).changes, [
          "update app-alarms-unhealthy",
          "update app-service",
        ]);

        const before = prod.weights();
        const released = await prod.release("v1.1.0");
        assert.ok(released.succeeded, released.printed);
        assert.deepEqual(released.changes, ["replace app-task", "update app-service"]);
        assert.deepEqual(prod.weights(), swapped(before));
        assert.deepEqual((await prod.up()).changes, []);
        assert.deepEqual((await prod.upRefreshed()).changes, []);
        assert.deepEqual(prod.weights(), swapped(before), "and nothing moves them back");
        const back = await prod.release("v1.2.0");
        assert.ok(back.succeeded, back.printed);
        assert.deepEqual(prod.weights(), before, "from one group to the other, and back");

        await prod.unset("rollout");
        await prod.set("rollout.strategy", "rolling");
        await prod.set("rollout.alternateTargetGroup", "true");
        await prod.succeed();
        assert.deepEqual((await prod.up()).changes, [], "nothing of the other strategy is sent");
      } finally {
        prod.end();
      }
    });
  });
}

describe("a version with crashing tasks under a strategy without a circuit breaker", () => {
  it("is given up within minutes, in an update and as the first version, and the next up deploys", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      await dev.set("rollout", '{"strategy":"blueGreen"}');
      const crash = async () => {
        dev.world.nextRollout = "crashes";
        const started = dev.world.clock;
        const { succeeded, errors } = await dev.up();
        assert.ok(!succeeded);
        const gaveUp =
          "3 tasks of the new version of mcp-catalog-dev-service have failed: its deployment is stopped.";
        assert.ok(errors.includes(gaveUp), errors.join("\n"));
        assert.ok(dev.world.clock - started < 5 * 60, `${dev.world.clock - started} s`);
      };
      await crash();
      await dev.succeed();
      assert.equal(dev.runs(), "mcp-catalog-dev:1");

      dev.world.source = "2";
      await crash();
      assert.equal(dev.runs(), "mcp-catalog-dev:1");
      await dev.succeed();
      assert.equal(dev.runs(), "mcp-catalog-dev:2");
      assert.deepEqual((await dev.up()).changes, []);
    } finally {
      dev.end();
    }
  });
});

function swapped(of: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(of).map(([group, weight]) => [group, 100 - weight]));
}

/** Scaling does not use requests with two target groups. */
function replaced(changes: readonly string[]): string[] {
  return changes.filter(
    (each) => /^(replace|delete)/.test(each) && each !== "delete scaling-requests",
  );
}

function serviceCalls({ world }: Scenario): string[] {
  return world.calls
    .filter(({ type, operation }) => type === "aws:ecs/service:Service" && operation !== "read")
    .map(({ operation }) => operation);
}
