import assert from "node:assert/strict";
import { action, costIn, line, monthly, service, target } from "../fixture";

describe("A schedule", () => {
  it("weighs floor and ceiling by the hours of the week", () => {
    const cost = costIn([
      ...service({ networkConfiguration: { assignPublicIp: true } }),
      target(2, 6),
      action("night", "cron(0 20 ? * * *)", { minCapacity: 0, maxCapacity: 0 }),
      action("day", "cron(0 8 ? * * *)", { minCapacity: 2, maxCapacity: 6 }),
    ]);
    // Half of all hours.
    assert.deepEqual(line(cost, "Fargate").quantity, { floor: 1, ceiling: 3 });
    assert.deepEqual(monthly(cost, "Fargate"), [9.01, 27.03]);
    assert.deepEqual(monthly(cost, "public IPv4"), [3.65, 10.95]);
    assert.equal(
      line(cost, "Fargate").note,
      "by schedule: 2 to 6 in 50 % of the week, 0 in 50 % of the week",
    );
  });

  it("sleeps over the weekend if it has working days only", () => {
    const cost = costIn([
      ...service(),
      target(2, 2),
      action("evening", "cron(0 18 ? * MON-FRI *)", { minCapacity: 0, maxCapacity: 0 }),
      action("morning", "cron(0 6 ? * 2-6 *)", { minCapacity: 2, maxCapacity: 2 }),
    ]);
    // 5 × 12 of 168 hours, two tasks each.
    const { floor, ceiling } = line(cost, "Fargate").quantity;
    assert.deepEqual([floor, ceiling], [(2 * 60) / 168, (2 * 60) / 168]);
    assert.deepEqual(monthly(cost, "Fargate"), [6.44, 6.44]);
  });

  it("leaves the maximum if it changes the minimum alone", () => {
    const cost = costIn([
      ...service(),
      target(2, 4),
      action("night", "cron(0 0 ? * * *)", { minCapacity: 0 }),
      action("day", "cron(0 12 ? * * *)", { minCapacity: 2 }),
    ]);
    assert.deepEqual(line(cost, "Fargate").quantity, { floor: 1, ceiling: 4 });
  });

  it("begins the week with what the week before left", () => {
    const cost = costIn([
      ...service(),
      target(2, 4),
      action("least", "cron(0 0 ? * SUN *)", { minCapacity: 0 }),
      action("most", "cron(0 12 ? * WED *)", { maxCapacity: 9 }),
    ]);
    assert.deepEqual(line(cost, "Fargate").quantity, { floor: 0, ceiling: 9 });
  });

  it("divides each of its parts between Fargate and Spot separately", () => {
    const cost = costIn([
      ...service({
        capacityProviderStrategies: [
          { capacityProvider: "FARGATE", base: 1, weight: 0 },
          { capacityProvider: "FARGATE_SPOT", weight: 1 },
        ],
      }),
      target(3, 3),
      action("night", "cron(0 0 ? * * *)", { minCapacity: 0, maxCapacity: 0 }),
      action("day", "cron(0 12 ? * * *)", { minCapacity: 3, maxCapacity: 3 }),
    ]);
    assert.equal(line(cost, "Fargate X86_64").quantity.floor, 0.5);
    assert.equal(line(cost, "Fargate Spot").quantity.floor, 1);
  });

  for (const schedule of [
    "at(2026-12-24T00:00:00)",
    "rate(1 day)",
    "cron(0 20 1 * ? *)",
    "cron(0 25 ? * * *)",
    "cron(0/5 20 ? * * *)",
    "cron(0 20 ? * XYZ *)",
  ]) {
    it(`counts with its least and its most if it is not weekly: ${schedule}`, () => {
      const cost = costIn([
        ...service(),
        target(2, 4),
        action("once", schedule, { minCapacity: 0, maxCapacity: 9 }),
      ]);
      assert.deepEqual(line(cost, "Fargate").quantity, { floor: 0, ceiling: 9 });
      assert.ok(cost.notes[0]?.includes(schedule), cost.notes[0]);
    });
  }
});
