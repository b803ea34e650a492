import assert from "node:assert/strict";
import { mostByLoad, weekCounts, type Scaling } from "../../../components/scaling";

const auto: Scaling = {
  mode: "auto",
  minCount: 2,
  maxCount: 6,
  cpuPercent: 60,
  memoryPercent: 80,
  requestsPerTask: 500,
};

const asleep = { timezone: "UTC", weekends: { min: 0, max: 0 } };

describe("The counts of a week", () => {
  it("are the fewest and the most tasks of all its parts", () => {
    assert.deepEqual(weekCounts({ mode: "fixed", count: 3 }), { min: 3, max: 3 });
    assert.deepEqual(weekCounts({ mode: "fixed", count: 3, schedule: asleep }), { min: 0, max: 3 });
    const nights = { from: "20:00", to: "06:00", min: 1, max: 9 };
    const schedule = { timezone: "UTC", nights };
    assert.deepEqual(weekCounts({ ...auto, schedule }), { min: 1, max: 9 });
  });

  it("have a maximum by load only if nothing but load can reach it", () => {
    assert.equal(mostByLoad(auto), 6);
    assert.equal(mostByLoad({ ...auto, schedule: asleep }), 6);
    assert.equal(mostByLoad({ mode: "fixed", count: 3, schedule: asleep }), undefined);
    assert.equal(mostByLoad({ ...auto, minCount: 6 }), undefined);
    const schedule = { timezone: "UTC", weekends: { min: 8, max: 8 } };
    assert.equal(mostByLoad({ ...auto, schedule }), undefined);
  });
});
