import assert from "node:assert/strict";
import { parseSettings } from "../../../settings/parse";
import { configuration, type Changes } from "../configuration";

function settingsOf(values: Changes) {
  return parseSettings(configuration({ values }));
}

const byDefault = {
  mode: "auto",
  minCount: 2,
  maxCount: 6,
  cpuPercent: 60,
  memoryPercent: 75,
  requestsPerTask: 1000,
  schedule: undefined,
};
const timezone = "Europe/Berlin";
const asleep = { min: 0, max: 0 };

describe("The number of tasks", () => {
  it("is fixed at 2 by default", () => {
    const { scaling, desiredCount } = settingsOf({});
    assert.deepEqual(scaling, { mode: "fixed", count: 2, schedule: undefined });
    assert.equal(desiredCount, 2);
    assert.deepEqual(settingsOf({ scaling: { mode: "fixed" }, desiredCount: 5 }).scaling, {
      mode: "fixed",
      count: 5,
      schedule: undefined,
    });
  });

  it("has every limit and target by default if load changes it", () => {
    assert.deepEqual(settingsOf({ scaling: { mode: "auto" } }).scaling, byDefault);
  });

  it("may be at either limit if load changes it", () => {
    for (const limits of [
      {
        minCount: 1,
        maxCount: 1,
        cpuPercent: 10,
        memoryPercent: 10,
        requestsPerTask: 1,
      },
      {
        minCount: 5000,
        maxCount: 5000,
        cpuPercent: 95,
        memoryPercent: 95,
        requestsPerTask: 1_000_000,
      },
    ]) {
      assert.deepEqual(settingsOf({ scaling: { mode: "auto", ...limits } }).scaling, {
        mode: "auto",
        ...limits,
        schedule: undefined,
      });
    }
  });

  for (const desiredCount of [3, 5, 8]) {
    it(`begins at ${desiredCount}, which is from 3 to 8, if load changes it`, () => {
      const scaling = { mode: "auto", minCount: 3, maxCount: 8 };
      assert.equal(settingsOf({ desiredCount, scaling }).desiredCount, desiredCount);
    });
  }

  for (const [minCount, maxCount, start] of [
    [3, 8, 3],
    [2, 8, 2],
    [1, 8, 2],
    [1, 1, 1],
  ] as const) {
    it(`begins at ${start} of ${minCount} to ${maxCount} without desiredCount if load changes it`, () => {
      const scaling = { mode: "auto", minCount, maxCount };
      assert.equal(settingsOf({ scaling }).desiredCount, start);
    });
  }

  it("begins at desiredCount if it is fixed, also with a schedule", () => {
    const schedule = { timezone, weekends: asleep };
    for (const desiredCount of [0, 1, 5000]) {
      const settings = settingsOf({ desiredCount, schedule });
      assert.equal(settings.desiredCount, desiredCount);
      assert.deepEqual(settings.scaling, {
        mode: "fixed",
        count: desiredCount,
        schedule,
      });
    }
  });
});

describe("A schedule", () => {
  const nights = { from: "20:00", to: "07:00", min: 0, max: 0 };

  it("may be for nights, for weekends, or for both, in either mode", () => {
    for (const schedule of [
      { timezone, nights },
      { timezone, weekends: asleep },
      { timezone, nights, weekends: { min: 1, max: 1 } },
    ]) {
      assert.deepEqual(settingsOf({ schedule }).scaling.schedule, schedule);
      const { scaling } = settingsOf({ schedule, scaling: { mode: "auto" } });
      assert.deepEqual(scaling, { ...byDefault, schedule });
    }
    const schedule = { timezone, weekends: { min: 1, max: 3 } };
    const { scaling } = settingsOf({ schedule, scaling: { mode: "auto" } });
    assert.deepEqual(scaling, { ...byDefault, schedule });
  });

  it("may not begin or end at a time that summer time skips or repeats in its zone", () => {
    for (const [zone, time, instead] of [
      ["Europe/Berlin", "02:30", "03:00"],
      ["America/New_York", "01:30", "03:00"],
      ["Europe/Helsinki", "03:30", "04:00"],
    ] as const) {
      for (const key of ["from", "to"]) {
        const schedule = { timezone: zone, nights: { ...nights, [key]: time } };
        assert.throws(
          () => settingsOf({ schedule }),
          new RegExp(
            `schedule\\.nights\\.${key} +must be a time that every day has once, e\\.g\\. ${instead}: summer time in ${zone} ` +
              `skips or repeats this one on \\d{4}-\\d\\d-\\d\\d, got ${time}`,
          ),
        );
      }
    }
    const schedule = { timezone: "Asia/Tokyo", nights: { ...nights, to: "02:30" } };
    assert.deepEqual(settingsOf({ schedule }).scaling.schedule, schedule);
  });

  it("may begin and end at any other time", () => {
    for (const [from, to] of [
      ["00:00", "01:59"],
      ["03:00", "23:59"],
      ["10:10", "09:09"],
      ["19:30", "08:45"],
    ] as const) {
      const schedule = { timezone, nights: { ...nights, from, to } };
      assert.deepEqual(settingsOf({ schedule }).scaling.schedule, schedule);
    }
  });

  it("may be in any time zone, and in UTC", () => {
    for (const name of ["UTC", "America/New_York", "Asia/Kolkata", "Europe/Kyiv", "Etc/UTC"]) {
      const schedule = { timezone: name, weekends: asleep };
      assert.deepEqual(settingsOf({ schedule }).scaling.schedule, schedule);
    }
  });
});

describe("Spare capacity", () => {
  it("is used only by a stack that asks for it", () => {
    assert.equal(settingsOf({}).spot, undefined);
  });

  it("may have any share, after any base", () => {
    for (const spot of [
      { share: 0, base: 0 },
      { share: 100, base: 5000 },
    ]) {
      assert.deepEqual(settingsOf({ spot }).spot, spot);
    }
    assert.deepEqual(settingsOf({ spot: { share: 50 } }).spot, {
      share: 50,
      base: 0,
    });
  });
});
