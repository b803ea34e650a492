import assert from "node:assert/strict";
import { deriveTiming } from "../../../../../components/fargateApp";
import { unhealthyCounting } from "../../../../../components/fargateApp/rollout/alarms";
import { bare, runApp, shifting, timing, types } from "../../fixture";

describe("the app's rollout alarms", () => {
  it("exist for every rollout that needs them, with the app's values", async () => {
    const rolling = { ...bare, alarms: true };
    for (const rollout of [...shifting, rolling]) {
      const app = await runApp(() => ({ rollout }));
      assert.equal(app.named(types.alarm, "app-alarms-errors").inputs["name"], "The-Errors");
      const { name, metricQueries } = app.named(types.alarm, "app-alarms-unhealthy").inputs;
      assert.equal(name, "The-Unhealthy");
      const groups = rollout === rolling ? 1 : 2;
      // One metric is its own sum.
      assert.equal(
        (metricQueries as readonly unknown[]).length,
        groups === 1 ? 1 : 3,
        rollout.strategy,
      );
      const stat = rollout === rolling ? "Minimum" : "Maximum";
      assert.ok(JSON.stringify(metricQueries).includes(stat), rollout.strategy);
      assert.match(JSON.stringify(metricQueries), /app\/the-alb\/1.*targetgroup\/the-tg\/2/);
    }
  });

  it("do not exist for a rolling deployment without them", async () => {
    assert.deepEqual((await runApp()).all(types.alarm), []);
  });

  it("look back over the app's grace period", async () => {
    const app = await runApp(() => ({
      rollout: shifting[0],
      timing: { ...timing, gracePeriodSeconds: 200 },
    }));
    const { evaluationPeriods } = app.named(types.alarm, "app-alarms-unhealthy").inputs;
    assert.equal(evaluationPeriods, 9);
  });
});

/** The minutes of the clock with an unhealthy task, if tasks are unhealthy in these spans of seconds. */
function minutesTouched(spans: readonly (readonly [from: number, to: number])[]): Set<number> {
  const minutes = new Set<number>();
  for (const [from, to] of spans) {
    for (let minute = Math.floor(from / 60); minute * 60 < to; minute += 1) minutes.add(minute);
  }
  return minutes;
}

/** Whether enough minutes in a row are bad, at any time up to the last minute. */
function goesOff(
  minutes: Set<number>,
  last: number,
  { evaluationPeriods, datapointsToAlarm }: Count,
) {
  for (let end = 0; end <= last; end += 1) {
    const window = Array.from({ length: evaluationPeriods }, (_, back) => end - back);
    if (window.filter((minute) => minutes.has(minute)).length >= datapointsToAlarm) return true;
  }
  return false;
}

type Count = ReturnType<typeof unhealthyCounting>;

/** Every grace period that a stack file can cause, with every second of a minute at which a task may start. */
function* everyStart(): Generator<{
  readonly grace: number;
  readonly count: Count;
  readonly start: number;
}> {
  for (let startUpSeconds = 10; startUpSeconds <= 300; startUpSeconds += 7) {
    const { gracePeriodSeconds: grace } = deriveTiming({
      longestRequestSeconds: 1,
      startUpSeconds,
    });
    const count = unhealthyCounting(grace, false);
    for (let start = 0; start < 60; start += 1) yield { grace, count, start };
  }
}

describe("the alarm on unhealthy tasks, if nothing else ends a bad version", () => {
  it("goes off for tasks that never answer, each of which ECS replaces after the grace period", () => {
    // A task is unhealthy from about ten seconds after it runs, and drains eight seconds after the grace period. The
    // next one runs 51 seconds later.
    for (const { grace, count, start } of everyStart()) {
      const spans = Array.from({ length: 30 }, (_, task) => {
        const runs = start + task * (grace + 59);
        return [runs + 10, runs + grace + 8] as const;
      });
      const minutes = Math.ceil((start + 4 * (grace + 59)) / 60) + count.evaluationPeriods;
      assert.ok(goesOff(minutesTouched(spans), minutes, count), JSON.stringify({ grace, start }));
    }
  });

  it("does not go off for tasks that need all of the grace period for their start", () => {
    for (const { grace, count, start } of everyStart()) {
      const touched = minutesTouched([[start, start + grace]]);
      assert.ok(!goesOff(touched, 60, count), JSON.stringify({ grace, start }));
    }
  });
});
