import assert from "node:assert/strict";
import type { CapacityShare } from "../../../components/live";
import { capacityStrategy, mustRestart } from "../../../components/fargateApp/capacity";
import { fakeLive } from "./fakeLive";
import { names, optionsOf, runApp, types } from "./fixture";

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

/** A live service that is divided so. */
function divided(now: readonly CapacityShare[] | undefined) {
  const asked: unknown[] = [];
  const live = fakeLive({
    capacityOf: (service) => {
      asked.push(service);
      return Promise.resolve(now);
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

describe("A service that is to be divided", () => {
  const spot = { share: 50, base: 1 };

  it("is left alone where it is divided so, in whatever order", async () => {
    for (const now of [
      [fargate(50, 1), onSpot(50)],
      [onSpot(50), fargate(50, 1)],
    ]) {
      const { live, asked } = divided(now);
      assert.equal(await mustRestart(live, names, spot), undefined);
      assert.deepEqual(asked, [names]);
    }
  });

  for (const [what, now] of [
    ["another weight", [fargate(60, 1), onSpot(40)]],
    ["another base", [fargate(50, 2), onSpot(50)]],
    ["no Spot", [fargate(1, 0)]],
    ["nothing of the kind", []],
  ] as const) {
    it(`starts its tasks anew where it has ${what}`, async () => {
      assert.equal(await mustRestart(divided(now).live, names, spot), true);
    });
  }

  it("starts none anew where there is none yet", async () => {
    assert.equal(await mustRestart(divided(undefined).live, names, spot), undefined);
  });
});

describe("The service of an app", () => {
  it("is all on demand and restarts nothing without spot", async () => {
    const { inputs } = (await runApp()).one(types.service);
    assert.deepEqual(inputs["capacityProviderStrategies"], [fargate(1, 0)]);
    assert.ok(!("forceNewDeployment" in inputs));
  });

  it("starts its tasks anew where spot is gone from the file, which the provider demands", async () => {
    const { live } = divided([fargate(50, 1), onSpot(50)]);
    const { inputs } = (await runApp(() => ({ live }))).one(types.service);
    assert.deepEqual(inputs["capacityProviderStrategies"], [fargate(1, 0)]);
    assert.equal(inputs["forceNewDeployment"], true);
  });

  it("starts its tasks anew where they are divided otherwise, and only then", async () => {
    const spot = { share: 100, base: 2 };
    const other = divided([fargate(1, 0)]);
    const restarted = (await runApp(() => ({ spot, live: other.live }))).one(types.service);
    assert.deepEqual(restarted.inputs["capacityProviderStrategies"], [fargate(0, 2), onSpot(100)]);
    assert.equal(restarted.inputs["forceNewDeployment"], true);
    const same = divided([onSpot(100), fargate(0, 2)]);
    const kept = (await runApp(() => ({ spot, live: same.live }))).one(types.service);
    assert.ok(!("forceNewDeployment" in kept.inputs));
    for (const { asked } of [other, same]) assert.equal(asked.length, 1);
  });

  it("is not declared where AWS refuses to say how it is divided, and the refusal is told", async () => {
    const live = fakeLive({
      capacityOf: () => Promise.reject(new Error("you may not")),
    });
    for (const preview of [true, false]) {
      await assert.rejects(
        runApp(() => ({ spot: { share: 50, base: 0 }, live }), { preview }),
        /ecs:DescribeServices did not say how the-service is divided .*: Error: you may not/,
      );
    }
  });

  it("has both kinds of capacity at hand in its cluster, and on demand by default", async () => {
    const { inputs } = (await runApp()).one(types.capacity);
    assert.deepEqual(inputs["capacityProviders"], ["FARGATE", "FARGATE_SPOT"]);
    assert.deepEqual(inputs["defaultCapacityProviderStrategies"], [
      { capacityProvider: "FARGATE", weight: 1 },
    ]);
  });

  it("leaves its count to whoever scales it, and only then", async () => {
    const scaled = await optionsOf(types.service, () => ({ countIsScaled: true }));
    assert.deepEqual(scaled.ignoreChanges, ["desiredCount"]);
    assert.deepEqual((await optionsOf(types.service)).ignoreChanges, []);
  });
});
