import assert from "node:assert/strict";
import { deriveTiming } from "../../components/fargateApp";
import { parseSettings } from "../../settings/parse";
import { configuration, type Changes } from "./configuration";

function settingsOf(values: Changes) {
  return parseSettings(configuration({ values }));
}

describe("A rollout", () => {
  const defaults = {
    rolling: { alarms: true, alternateTargetGroup: false },
    blueGreen: { bakeMinutes: 5 },
    canary: { percent: 10, canaryMinutes: 5, bakeMinutes: 5 },
    linear: { percent: 25, stepMinutes: 2, bakeMinutes: 5 },
  };

  it("is a rolling one with alarms by default", () => {
    assert.deepEqual(settingsOf({}).rollout, { strategy: "rolling", ...defaults.rolling });
  });

  for (const [strategy, others] of Object.entries(defaults)) {
    it(`may name only ${strategy}, and has defaults for the rest`, () => {
      assert.deepEqual(settingsOf({ rollout: { strategy } }).rollout, { strategy, ...others });
    });
  }

  it("may be at either limit", () => {
    for (const rollout of [
      { strategy: "rolling", alarms: false, alternateTargetGroup: true },
      { strategy: "blueGreen", bakeMinutes: 1 },
      { strategy: "blueGreen", bakeMinutes: 1440 },
      { strategy: "canary", percent: 1, canaryMinutes: 1, bakeMinutes: 1 },
      { strategy: "canary", percent: 99, canaryMinutes: 1440, bakeMinutes: 1440 },
      { strategy: "linear", percent: 3, stepMinutes: 1, bakeMinutes: 1 },
      { strategy: "linear", percent: 99, stepMinutes: 1440, bakeMinutes: 1440 },
    ]) {
      assert.deepEqual(settingsOf({ rollout }).rollout, rollout);
    }
  });

  it("may have a command that the new version runs first, and a test of the app's address", () => {
    const { migrate, smokeTest } = settingsOf({
      migrate: ["node", "migrate.js", "--all"],
      smokeTest: { path: "/shop", expectStatus: 307 },
    });
    assert.deepEqual(migrate, ["node", "migrate.js", "--all"]);
    assert.deepEqual(smokeTest, { path: "/shop", expectStatus: 307 });
    for (const expectStatus of [200, 599]) {
      assert.equal(
        settingsOf({ smokeTest: { expectStatus } }).smokeTest?.expectStatus,
        expectStatus,
      );
    }
    assert.deepEqual(settingsOf({ smokeTest: {} }).smokeTest, { path: "/", expectStatus: 200 });
  });
});

describe("The waiting times", () => {
  it("follow from the app's two times, at either limit of these", () => {
    for (const times of [
      { startUpSeconds: 1, longestRequestSeconds: 1 },
      { startUpSeconds: 300, longestRequestSeconds: 3600 },
    ]) {
      const { startUpSeconds, timing } = settingsOf(times);
      assert.equal(startUpSeconds, times.startUpSeconds);
      assert.deepEqual(timing, deriveTiming(times));
    }
  });

  it("are passed to the app: it keeps connections open for longer than the balancer", () => {
    const keepAlive = (longestRequestSeconds: number) => {
      const { container, timing } = settingsOf({ longestRequestSeconds });
      return [container.environment["KEEP_ALIVE_TIMEOUT"], timing.idleTimeoutSeconds];
    };
    assert.deepEqual(keepAlive(15), ["65000", 60]);
    assert.deepEqual(keepAlive(120), ["130000", 125]);
  });
});
