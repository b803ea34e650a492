import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

/** Runs `up`, and sends SIGINT to the engine while this number of calls that change something are under way. */
async function interrupted(scenario: Scenario, during: number) {
  const controller = new AbortController();
  let calls = 0;
  scenario.world.before = ({ operation }) => {
    if (operation === "invoke" || operation === "read") return;
    calls += 1;
    if (calls === during) controller.abort();
  };
  const result = await scenario.up({ signal: controller.signal });
  scenario.world.before = () => undefined;
  return result;
}

describe("SIGINT", () => {
  it("may come in every step of the first up: the state can be loaded, each run goes on, and nothing is made twice", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      let runs = 0;
      let result = await interrupted(dev, 1);
      while (!result.succeeded && runs < 30) {
        runs += 1;
        result = await interrupted(dev, 1);
      }
      assert.ok(result.succeeded, result.printed);
      assert.ok(runs >= 3, `interrupted only ${runs} times`);
      assert.deepEqual((await dev.up()).changes, []);
      assert.deepEqual((await dev.refresh()).changes, []);
      const names = dev.holds();
      assert.deepEqual(names, [...new Set(names)]);
    } finally {
      dev.end();
    }
  });

  it("may come between the steps of a release: the next up finishes it", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.push("v1.1.0");
      await prod.set("imageTag", "v1.1.0");
      await interrupted(prod, 1);
      const next = await prod.succeed();
      assert.match(String(next.outputs["taskDefinition"]), /:2$/);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });
});
