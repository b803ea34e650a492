import assert from "node:assert/strict";
import type { Rollout } from "../../../../components/fargateApp";
import {
  deploymentConfiguration,
  needsAlarms,
  needsAlternate,
  plannedMinutes,
} from "../../../../components/fargateApp/rollout";
import { bare, shifting } from "../fixture";

const [blueGreen, canary, linear] = shifting as readonly [Rollout, Rollout, Rollout];
const withAlarms = { ...bare, alarms: true };
const withAlternate = { ...bare, alternateTargetGroup: true };

describe("a rollout", () => {
  it("has a second target group if it moves traffic between two groups, or if a rolling one keeps it", () => {
    for (const rollout of [...shifting, withAlternate]) assert.equal(needsAlternate(rollout), true);
    for (const rollout of [bare, withAlarms]) assert.equal(needsAlternate(rollout), false);
  });

  it("has alarms if nothing else would end it, or if a rolling one asks for them", () => {
    for (const rollout of [...shifting, withAlarms]) assert.equal(needsAlarms(rollout), true);
    for (const rollout of [bare, withAlternate]) assert.equal(needsAlarms(rollout), false);
  });

  for (const [rollout, configuration, minutes] of [
    [bare, { strategy: "ROLLING" }, 0],
    [blueGreen, { strategy: "BLUE_GREEN", bakeTimeInMinutes: "6" }, 6],
    [
      canary,
      {
        strategy: "CANARY",
        bakeTimeInMinutes: "8",
        canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: "7" },
      },
      15,
    ],
    [
      linear,
      {
        strategy: "LINEAR",
        bakeTimeInMinutes: "11",
        linearConfiguration: { stepPercent: 30, stepBakeTimeInMinutes: "9" },
      },
      3 * 9 + 11,
    ],
  ] as const) {
    it(`has ECS's names and plans ${minutes} minutes for ${rollout.strategy}`, () => {
      assert.deepEqual(deploymentConfiguration(rollout), configuration);
      assert.equal(plannedMinutes(rollout), minutes);
    });
  }

  it("pauses after each step except the last", () => {
    const minutes = (percent: number) =>
      plannedMinutes({ strategy: "linear", percent, stepMinutes: 1, bakeMinutes: 0 });
    for (const [percent, pauses] of [
      [10, 9],
      [25, 3],
      [33, 3],
      [34, 2],
      [50, 1],
      [99, 1],
      [3, 33],
    ] as const) {
      assert.equal(minutes(percent), pauses, `${percent} percent`);
    }
  });
});
