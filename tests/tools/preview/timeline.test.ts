import assert from "node:assert/strict";
import { deriveTiming, type Rollout, type Spot } from "../../../components/fargateApp";
import {
  rolloutModel,
  rolloutTimeline,
  type RolloutModel,
  type Timeline,
} from "../../../tools/preview/timeline";
import { guideModel } from "../../../tools/readme/sections/rollout";

/** Waiting times of an app that answers after 5 s and takes 15 s at most: what the settings default to. */
const usual = { startUpSeconds: 5, longestRequestSeconds: 15 };

function timelineOf(
  rollout: Rollout,
  app: Partial<typeof usual & { tasks: number; spot: Spot }> = {},
) {
  const { tasks = 2, spot, ...times } = app;
  const { startUpSeconds, longestRequestSeconds } = { ...usual, ...times };
  const timing = deriveTiming({ startUpSeconds, longestRequestSeconds });
  return rolloutTimeline(rolloutModel(timing, rollout, { tasks, startUpSeconds, spot }));
}

const rolling = { strategy: "rolling", alarms: true, alternateTargetGroup: false } as const;

/** 51 s to run; the container's check at 10 s is later than the balancer's at 5 + 5/2. */
const healthy = 51 + 10;
/** 15 s of deregistration, 21 s to leave. */
const leaving = 15 + 21;
/** Two tasks that are unhealthy for 30 s each, then a minute of the third, and two minutes until the alarm goes off. */
const byAlarm = 51 + 8 + 2 * (30 + 51 + 8) + 60 + 120;
/** Two rounds, as with the circuit breaker, and at most 10 s until `pulumi up` looks. */
const byLooking = 2 * (51 + 2) + 10;

const strategies: readonly (readonly [string, Rollout, Timeline])[] = [
  [
    "rolling: two rounds until the third failed task, five minutes of alarms after the last old task",
    rolling,
    {
      serves: healthy,
      steady: healthy + leaving,
      watched: healthy + leaving + 300,
      rejected: 2 * (51 + 30 + 8),
      crashRejected: 2 * (51 + 2),
    },
  ],
  [
    "rolling without alarms: the same, and nobody watches",
    { ...rolling, alarms: false },
    {
      serves: healthy,
      steady: healthy + leaving,
      watched: undefined,
      rejected: 2 * (51 + 30 + 8),
      crashRejected: 2 * (51 + 2),
    },
  ],
  [
    "blueGreen: the bake time before the old tasks leave",
    { strategy: "blueGreen", bakeMinutes: 5 },
    {
      serves: healthy,
      steady: healthy + 300 + leaving,
      watched: healthy + 300,
      rejected: byAlarm,
      crashRejected: byLooking,
    },
  ],
  [
    "canary: the rest of the traffic after the canary's minutes",
    { strategy: "canary", percent: 10, canaryMinutes: 4, bakeMinutes: 3 },
    {
      serves: healthy + 240,
      steady: healthy + 240 + 180 + leaving,
      watched: healthy + 240 + 180,
      rejected: byAlarm,
      crashRejected: byLooking,
    },
  ],
  [
    "linear: 30, 60, 90 and 100 percent have three waits between them",
    { strategy: "linear", percent: 30, stepMinutes: 2, bakeMinutes: 1 },
    {
      serves: healthy + 3 * 120,
      steady: healthy + 3 * 120 + 60 + leaving,
      watched: healthy + 3 * 120 + 60,
      rejected: byAlarm,
      crashRejected: byLooking,
    },
  ],
];

describe("The timeline of a rollout", () => {
  for (const [what, rollout, expected] of strategies) {
    it(`has the expected steps with ${what}`, () => {
      assert.deepEqual(timelineOf(rollout), expected);
    });
  }

  it("is short by default: steady, a broken image and a crash rejected within minutes", () => {
    const { steady, rejected = Infinity, crashRejected } = timelineOf(rolling);
    assert.ok(steady < 100);
    assert.ok(rejected < 180);
    assert.equal(crashRejected, 106);
  });

  it("is longer by the time for which a task on Spot goes on", () => {
    const { steady } = timelineOf(rolling);
    assert.equal(timelineOf(rolling, { spot: { share: 1, base: 0 } }).steady, steady + 15);
    assert.equal(timelineOf(rolling, { spot: { share: 0, base: 0 } }).steady, steady);
  });

  it("is long for the guide's service: slow checks, a long deregistration, and no end to a broken version", () => {
    const expected = {
      serves: 51 + 30,
      steady: 51 + 30 + 300 + 21,
      watched: undefined,
      rejected: undefined,
      crashRejected: undefined,
    };
    assert.deepEqual(rolloutTimeline({ ...guideModel, startUpSeconds: 4 }), expected);
    assert.deepEqual(rolloutTimeline(guideModel), expected, "at the pace of our own default too");
  });

  it("waits for the slower of both checks", () => {
    // The balancer's, if it is the only one: 5 + 30/2.
    const alone: RolloutModel = { ...guideModel, containerCheck: undefined };
    assert.equal(rolloutTimeline(alone).serves, 51 + 5 + 15);
    // The container's, at the first multiple of 10 s by which the app has started: 20 s, not 14 + 5/2.
    assert.equal(timelineOf(rolling, { startUpSeconds: 14 }).serves, 51 + 20);
    // The balancer's, half an interval after a start that ends with a check of the container's: 20 + 5/2.
    assert.equal(timelineOf(rolling, { startUpSeconds: 20 }).serves, 51 + 22.5);
  });

  it("gives a slow start its grace period, in every round and in the minutes of the alarms", () => {
    const { rejected, watched, steady } = timelineOf(rolling, { startUpSeconds: 30 });
    assert.equal(rejected, 2 * (51 + 90 + 8));
    assert.equal((watched ?? 0) - steady, 300);
    assert.equal(
      timelineOf({ strategy: "blueGreen", bakeMinutes: 1 }, { startUpSeconds: 30 }).rejected,
      // Each task touches two minutes at least, and four set the alarm off.
      51 + 8 + (90 + 51 + 8) + 2 * 60 + 120,
    );
  });

  it("lets an old task answer for as long as its longest request takes", () => {
    assert.equal(timelineOf(rolling, { longestRequestSeconds: 120 }).steady, healthy + 120 + 21);
  });

  for (const { tasks, failures, rounds } of [
    { tasks: 1, failures: 3, rounds: 3 },
    { tasks: 2, failures: 3, rounds: 2 },
    { tasks: 3, failures: 3, rounds: 1 },
    { tasks: 7, failures: 4, rounds: 1 },
    { tasks: 1000, failures: 200, rounds: 1 },
  ]) {
    it(`counts ${rounds} rounds until ${failures} of ${tasks} tasks have failed`, () => {
      assert.equal(timelineOf(rolling, { tasks }).crashRejected, rounds * (51 + 2));
      const blueGreen = timelineOf({ strategy: "blueGreen", bakeMinutes: 5 }, { tasks });
      assert.equal(blueGreen.crashRejected, rounds * (51 + 2) + 10);
    });
  }
});
