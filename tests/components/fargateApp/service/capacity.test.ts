import assert from "node:assert/strict";
import type { CapacityShare } from "../../../../components/common/live/service";
import {
  capacityStrategy,
  mustRestart,
} from "../../../../components/fargateApp/service/count/capacity";
import type { Count } from "../../../../components/fargateApp";
import { fakeLive, serviceThat } from "../fakeLive";
import { names, optionsOf, runApp, types } from "../fixture";

const fargate = (weight: number, base: number): CapacityShare => ({
  capacityProvider: "FARGATE",
  weight,
  base,
});
const onSpot = (weight: number): CapacityShare => ({
  capacityProvider: "FARGATE_SPOT",
  weight,
  base: 0,
});

/** A live service with this division. */
function divided(now: readonly CapacityShare[] | undefined, desiredCount = 2) {
  const asked: unknown[] = [];
  const live = fakeLive({
    serviceNow: (service) => {
      asked.push(service);
      return Promise.resolve(now && serviceThat({ desiredCount, capacity: now }));
    },
  });
  return { live, asked };
}

describe("The division of tasks", () => {
  for (const [what, spot, strategy] of [
    ["is all on demand without spot", undefined, [fargate(1, 0)]],
    ["is all on demand with a share of 0", { share: 0, base: 0 }, [fargate(1, 0)]],
    ["is all on demand with a share of 0 and a base", { share: 0, base: 3 }, [fargate(1, 0)]],
    ["is by percent beyond the base", { share: 50, base: 1 }, [fargate(50, 1), onSpot(50)]],
    ["is by percent without a base", { share: 30, base: 0 }, [fargate(70, 0), onSpot(30)]],
    ["is all on Spot with a share of 100", { share: 100, base: 0 }, [onSpot(100)]],
    [
      "is all but the base on Spot with a share of 100 and a base",
      { share: 100, base: 2 },
      [fargate(0, 2), onSpot(100)],
    ],
  ] as const) {
    it(what, () => {
      assert.deepEqual(capacityStrategy(spot), strategy);
    });
  }

  it("has at most one base, and no weights that are all 0, for any share", () => {
    for (let share = 0; share <= 100; share++) {
      for (const base of [0, 1, 5000]) {
        const strategy = capacityStrategy({ share, base });
        assert.ok(strategy.filter((each) => each.base > 0).length <= 1);
        assert.ok(
          strategy.some(({ weight }) => weight > 0),
          `${share} ${base}`,
        );
      }
    }
  });
});

describe("A service with another division in its settings", () => {
  const spot = { share: 50, base: 1 };
  it("is left alone if its division is already the same, in any order", () => {
    for (const now of [
      [fargate(50, 1), onSpot(50)],
      [onSpot(50), fargate(50, 1)],
    ]) {
      assert.equal(mustRestart(serviceThat({ capacity: now }), spot), undefined);
    }
  });

  for (const [what, now] of [
    ["another weight", [fargate(60, 1), onSpot(40)]],
    ["another base", [fargate(50, 2), onSpot(50)]],
    ["no Spot", [fargate(1, 0)]],
    ["no division", []],
    ["a launch type", undefined],
  ] as const) {
    it(`starts its tasks anew if it has ${what}`, () => {
      assert.equal(mustRestart(serviceThat({ capacity: now }), spot), true);
    });
  }

  it("starts no tasks anew if it does not exist yet", () => {
    assert.equal(mustRestart(undefined, spot), undefined);
  });
});

describe("A service whose last deployment has failed", () => {
  it("starts its tasks anew, because ECS starts no more of them, and a preview says so", async () => {
    const failed = serviceThat({}, { state: "FAILED", runningCount: 0 });
    assert.equal(mustRestart(failed, undefined), true);
    for (const state of ["COMPLETED", "IN_PROGRESS", undefined] as const) {
      assert.equal(mustRestart(serviceThat({}, { state }), undefined), undefined);
    }
    const live = fakeLive({ serviceNow: () => Promise.resolve(failed) });
    const app = await runApp(() => ({ live }), { preview: true });
    assert.equal(app.one(types.service).inputs["forceNewDeployment"], true);
  });
});

describe("The service of an app", () => {
  it("is all on demand without spot, and restarts nothing", async () => {
    const { inputs } = (await runApp()).one(types.service);
    assert.deepEqual(inputs["capacityProviderStrategies"], [fargate(1, 0)]);
    assert.ok(!("forceNewDeployment" in inputs));
  });

  it("starts its tasks anew if spot was removed from the file, because the provider demands it", async () => {
    const { live } = divided([fargate(50, 1), onSpot(50)]);
    const { inputs } = (await runApp(() => ({ live }))).one(types.service);
    assert.deepEqual(inputs["capacityProviderStrategies"], [fargate(1, 0)]);
    assert.equal(inputs["forceNewDeployment"], true);
  });

  it("starts its tasks anew only if their division changes", async () => {
    const spot = { share: 100, base: 2 };
    const other = divided([fargate(1, 0)]);
    const restarted = (await runApp(() => ({ spot, live: other.live }))).one(types.service);
    assert.deepEqual(restarted.inputs["capacityProviderStrategies"], [fargate(0, 2), onSpot(100)]);
    assert.equal(restarted.inputs["forceNewDeployment"], true);
    const same = divided([onSpot(100), fargate(0, 2)]);
    const kept = (await runApp(() => ({ spot, live: same.live }))).one(types.service);
    assert.ok(!("forceNewDeployment" in kept.inputs));
    for (const { asked } of [other, same]) assert.deepEqual(asked[0], names);
  });

  it("is not declared if AWS refuses to describe its division, and the error says why", async () => {
    const live = fakeLive({
      serviceNow: () => Promise.reject(new Error("you may not")),
    });
    for (const preview of [true, false]) {
      await assert.rejects(
        runApp(() => ({ spot: { share: 50, base: 0 }, live }), { preview }),
        /desiredCount: how many tasks the-service wants and how they are divided \(ecs:DescribeServices\)\n {4}you may not/,
      );
    }
  });

  it("has both kinds of capacity in its cluster, and uses on demand by default", async () => {
    const { inputs } = (await runApp()).one(types.capacity);
    assert.deepEqual(inputs["capacityProviders"], ["FARGATE", "FARGATE_SPOT"]);
    assert.deepEqual(inputs["defaultCapacityProviderStrategies"], [
      { capacityProvider: "FARGATE", weight: 1 },
    ]);
  });

  it("causes a warning if its count differs from the file's, unless something scales it", async () => {
    const warned = async (desiredCount: number, count: Count = { by: "program" }) => {
      const { live } = divided([fargate(1, 0)], desiredCount);
      return (await runApp(() => ({ live, count }))).warnings;
    };
    const configured = Number((await runApp()).one(types.service).inputs["desiredCount"]);
    assert.deepEqual(await warned(configured), []);
    assert.deepEqual(await warned(0, { by: "scaling", obeyed: 2, isSet: false }), []);
    for (const [wanted, text] of [
      [0, "0 tasks"],
      [1, "1 task"],
      [5, "5 tasks"],
    ] as const) {
      const [warning = "", ...others] = await warned(wanted);
      assert.deepEqual(others, []);
      assert.match(
        warning,
        new RegExp(`^the-service wants ${text}, and desiredCount is ${configured}, `),
      );
      assert.match(
        warning,
        / as it was before: this run leaves that\. npx catalog resume \S+ sets \d tasks?\.$/,
      );
    }
  });

  it("gets no hint to resume if a new count in its file changes the number", async () => {
    const changed = async (obeyedCount: number | undefined) => {
      const live = fakeLive({
        serviceNow: () => Promise.resolve(serviceThat({ desiredCount: 7, obeyedCount })),
      });
      const run = await runApp(() => ({ live, desiredCount: 3 }));
      assert.deepEqual(run.one(types.service).inputs["tags"], { DesiredCount: "3" });
      return run.warnings.length;
    };
    assert.deepEqual([await changed(7), await changed(1)], [0, 0], "this run sets 3");
    assert.deepEqual([await changed(3), await changed(undefined)], [1, 1], "somebody else did");
  });

  it("leaves its count to scaling, but only if something scales it", async () => {
    const scaled = await optionsOf(types.service, () => ({
      count: { by: "scaling", obeyed: 3, isSet: false },
    }));
    assert.deepEqual(scaled.ignoreChanges, ["desiredCount"]);
    assert.deepEqual((await optionsOf(types.service)).ignoreChanges, []);
  });
});
