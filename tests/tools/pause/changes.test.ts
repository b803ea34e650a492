import assert from "node:assert/strict";
import type { Changes, ServiceState } from "../../../live/ecs/pause";
import { isNothing, pauseChanges, resumeChanges } from "../../../tools/pause/changes";

type Limits = NonNullable<ServiceState["limits"]>;

function state(desiredCount: number, limits?: Limits): ServiceState {
  const groups = { targetGroupArns: [], trafficRuleArn: undefined };
  return { account: "123456789012", desiredCount, runningCount: desiredCount, groups, limits };
}

function scaled(min: number, max: number, suspended: Limits["suspended"] = "none"): Limits {
  return { min, max, suspended };
}

/** The state that a change leads to. */
function after(now: ServiceState, { limits, desiredCount }: Changes): ServiceState {
  return {
    ...now,
    desiredCount: desiredCount ?? now.desiredCount,
    limits: limits ? { ...limits, suspended: limits.suspended ? "all" : "none" } : now.limits,
  };
}

const asleep = { min: 0, max: 0, suspended: true };
const day = { limits: { min: 2, max: 6 }, startCount: 3 };

describe("A pause", () => {
  for (const [what, now, changes] of [
    ["stops all tasks if nothing scales them", state(2), { desiredCount: 0 }],
    ["changes nothing of 0 tasks that nothing scales", state(0), {}],
    [
      "takes the tasks and the scaling",
      state(4, scaled(2, 6)),
      { limits: asleep, desiredCount: 0 },
    ],
    ["suspends what sleeps by schedule alone", state(0, scaled(0, 0)), { limits: asleep }],
    ["finishes what another ended early", state(2, scaled(0, 0, "all")), { desiredCount: 0 }],
    [
      "suspends all where a person has suspended some",
      state(0, scaled(0, 0, "some")),
      { limits: asleep },
    ],
    [
      "takes the limits where all is suspended, and they are not 0",
      state(0, scaled(0, 6, "all")),
      { limits: asleep },
    ],
  ] as const) {
    it(what, () => {
      assert.deepEqual(pauseChanges(now), changes);
      assert.ok(isNothing(pauseChanges(after(now, pauseChanges(now)))), "the second time");
    });
  }
});

describe("A resumption", () => {
  const awake = { min: 2, max: 6, suspended: false };
  const fixed = { limits: { min: 2, max: 2 }, startCount: 2 };

  for (const [what, now, stack, changes] of [
    ["starts as many as the file says", state(0), fixed, { desiredCount: 2 }],
    ["corrects another count if nothing scales", state(1), fixed, { desiredCount: 2 }],
    ["changes nothing of as many", state(2), fixed, {}],
    [
      "lifts the suspension and starts the first tasks",
      state(0, scaled(0, 0, "all")),
      day,
      { limits: awake, desiredCount: 3 },
    ],
    ["keeps what the load has made of it", state(5, scaled(2, 6)), day, {}],
    [
      "wakes what sleeps by schedule",
      state(0, scaled(0, 0)),
      day,
      { limits: awake, desiredCount: 3 },
    ],
    ["finishes what another ended early", state(0, scaled(2, 6)), day, { desiredCount: 3 }],
    ["lifts the suspension of some", state(4, scaled(2, 6, "some")), day, { limits: awake }],
    [
      "sets limits that differ, and keeps a count between them",
      state(4, scaled(2, 4)),
      day,
      { limits: awake },
    ],
    [
      "moves a count that is beyond the limits",
      state(9, scaled(2, 9)),
      day,
      { limits: awake, desiredCount: 3 },
    ],
    [
      "wakes what may sleep by day, too",
      state(0, scaled(0, 0, "all")),
      { limits: { min: 0, max: 6 }, startCount: 1 },
      { limits: { min: 0, max: 6, suspended: false }, desiredCount: 1 },
    ],
    [
      "starts no task if the file asks for none",
      state(0),
      { limits: { min: 0, max: 0 }, startCount: 0 },
      {},
    ],
  ] as const) {
    it(what, () => {
      assert.deepEqual(resumeChanges(now, stack), changes);
      const done = after(now, resumeChanges(now, stack));
      assert.ok(isNothing(resumeChanges(done, stack)), "the second time");
    });
  }

  it("undoes a pause", () => {
    const before = state(3, scaled(2, 6));
    const paused = after(before, pauseChanges(before));
    assert.deepEqual(after(paused, resumeChanges(paused, day)), before);
  });
});
