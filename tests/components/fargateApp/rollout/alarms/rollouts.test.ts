import assert from "node:assert/strict";
import { deriveTiming, type Rollout } from "../../../../../components/fargateApp";
import { hasCircuitBreaker, needsAlternate } from "../../../../../components/fargateApp/rollout";
import { RolloutAlarms } from "../../../../../components/fargateApp/rollout/alarms";
import { settingsSchema } from "../../../../../settings/schema";
import { rolloutModel, rolloutTimeline } from "../../../../../tools/preview/timeline";
import { run } from "../../../../support/program";
import { types } from "../../fixture";
import type { Alarm } from "../../../../support/cloudWatch";
import { goesOff, type Seen, type Span } from "./minutes";

/** The seconds of a minute at which a rollout starts. */
const starts = [0, 1, 7, 14, 21, 29, 35, 43, 50, 58, 59].map((second) => 1200 + second);

/** Unknown behaviour of CloudWatch: how late data points are, and how far an alarm looks beyond its periods. */
const looks = [1, 2, 3].flatMap((delay) => [0, 2].map((extra) => ({ delay, extra })));

const startUps = [5, 10, 30, 100, 300];

const strategies = (["rolling", "blueGreen", "canary", "linear"] as const).map((strategy) =>
  settingsSchema.rollout.parse({ strategy }),
);

interface Played {
  readonly rollout: Rollout;
  readonly startUpSeconds: number;
  readonly grace: number;
  readonly errors: Alarm;
  readonly unhealthy: Alarm;
  readonly timeline: ReturnType<typeof rolloutTimeline>;
}

/** The alarms of a rollout as the provider gets them, and its times according to the model. */
async function played(rollout: Rollout, startUpSeconds: number): Promise<Played> {
  const timing = deriveTiming({ startUpSeconds, longestRequestSeconds: 15 });
  const targetGroupArnSuffixes = ["targetgroup/0", "targetgroup/1"].slice(
    0,
    needsAlternate(rollout) ? 2 : 1,
  );
  const alarms = await run(() => {
    new RolloutAlarms("alarms", {
      errorsName: "Errors",
      unhealthyName: "Unhealthy",
      balancerArnSuffix: "app/alb/1",
      targetGroupArnSuffixes,
      actions: [],
      stack: "prod",
      balancerIsShared: false,
      gracePeriodSeconds: timing.gracePeriodSeconds,
      circuitBreaker: hasCircuitBreaker(rollout),
    });
    return {};
  });
  const inputs = (name: string) => alarms.named(types.alarm, name).inputs as unknown as Alarm;
  return {
    rollout,
    startUpSeconds,
    grace: timing.gracePeriodSeconds,
    errors: inputs("alarms-errors"),
    unhealthy: inputs("alarms-unhealthy"),
    timeline: rolloutTimeline(rolloutModel(timing, rollout, { tasks: 2, startUpSeconds })),
  };
}

/** The same number of errors in each second of a span. */
function errorsIn([from, to]: Span, each: number): ReadonlyMap<number, number> {
  return new Map(Array.from({ length: to - from }, (_, index) => [from + index, each]));
}

const hour = 3600;
/** Seconds from the start of a rollout until its tasks run, and from then until two checks have failed. */
const [toRun, toFail] = [51, 8];

for (const rollout of strategies) {
  describe(`The alarms of a ${rollout.strategy} rollout`, () => {
    const all: Played[] = [];

    before(async () => {
      for (const startUpSeconds of startUps) all.push(await played(rollout, startUpSeconds));
    });

    function everyCase(check: (each: Played, start: number, look: (typeof looks)[number]) => void) {
      for (const each of all) {
        for (const start of starts) for (const look of looks) check(each, start, look);
      }
    }

    it("end a version that starts well and then answers with errors, while they watch it", () => {
      everyCase(({ errors, timeline, startUpSeconds }, start, look) => {
        const serves = Math.round(start + timeline.serves);
        const seen = { errors: errorsIn([serves, serves + hour], 1), end: serves + hour };
        const at = goesOff(errors, seen, look, start) ?? Infinity;
        const told = JSON.stringify({ start, ...look, startUpSeconds, at: at - start });
        assert.ok(at - start <= (timeline.watched ?? 0), `${told}, watched ${timeline.watched}`);
      });
    });

    it("end a version with ten errors in a single minute, but not one with nine", () => {
      everyCase(({ errors, timeline }, start, look) => {
        const serves = start + timeline.serves;
        const minute = 60 * Math.ceil(serves / 60);
        const ten: Seen = { errors: errorsIn([minute + 10, minute + 20], 1), end: minute + hour };
        const nine: Seen = { errors: errorsIn([minute + 10, minute + 19], 1), end: minute + hour };
        const at = goesOff(errors, ten, look, start) ?? Infinity;
        const told = JSON.stringify({ start, ...look, at: at - start });
        assert.ok(at - start <= (timeline.watched ?? 0), `${told}, watched ${timeline.watched}`);
        assert.equal(goesOff(errors, nine, look), undefined);
      });
    });

    it("stay off without traffic, and for tasks that need the whole grace period to start", () => {
      everyCase(({ errors, unhealthy, grace }, start, look) => {
        const runs = start + toRun;
        const slow: readonly Span[] = [[runs + toFail, runs + grace]];
        // The new tasks may be in either target group.
        for (const groups of [[slow], [[], slow]]) {
          const seen = { unhealthy: groups, end: start + hour };
          assert.equal(goesOff(unhealthy, seen, look), undefined, JSON.stringify({ start, grace }));
          assert.equal(goesOff(errors, seen, look), undefined);
        }
      });
    });

    it("are off ten minutes after a bad minute, but still on right after it", () => {
      everyCase(({ errors }, start, look) => {
        const bad = (ago: number): Seen => ({
          errors: errorsIn(
            [60 * (Math.floor(start / 60) - ago), 60 * (Math.floor(start / 60) - ago) + 12],
            1,
          ),
          end: start + hour,
        });
        assert.equal(goesOff(errors, bad(11), look, start), undefined);
        assert.equal(goesOff(errors, bad(look.delay + 1), look, start), 60 * Math.ceil(start / 60));
      });
    });

    if (!hasCircuitBreaker(rollout)) {
      it("end a version that never answers, within the time in the rollout table", () => {
        everyCase(({ unhealthy, timeline, grace, startUpSeconds }, start, look) => {
          // ECS replaces each task after the grace period, and the next one runs a little later.
          const spans = Array.from({ length: 40 }, (_, task): Span => {
            const runs = start + toRun + task * (grace + toFail + toRun);
            return [runs + toFail, runs + grace + toFail];
          });
          const seen = { unhealthy: [[], spans], end: start + 3 * hour };
          const at = goesOff(unhealthy, seen, look, start) ?? Infinity;
          const { rejected = 0 } = timeline;
          const told = `${JSON.stringify({ start, ...look, startUpSeconds, at: at - start })}, table ${rejected}`;
          // The table assumes a delay of two minutes.
          assert.ok(at - start <= rejected + 60 * Math.max(0, look.delay - 2), told);
          assert.ok(at - start >= rejected - 240, `much earlier: ${told}`);
        });
      });
    }
  });
}
