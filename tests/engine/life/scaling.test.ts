import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { Scenario } from "../support/scenario";
import { count, scaleTo, service } from "../support/serviceCount";
import { AwsError } from "../../../tools/account/world/errors";

const fixed = '{"mode":"fixed"}';
const auto = '{"mode":"auto","minCount":2,"maxCount":6}';
const nights =
  '{"timezone":"Europe/Berlin","nights":{"from":"20:00","to":"07:00","min":0,"max":0}}';
const weekendsToo = nights.replace(/}$/, ',"weekends":{"min":0,"max":0}}');

describe("scaling on a running prod stack", () => {
  it("is turned on, raised and turned off, and never changes the present count", async () => {
    const prod = await Scenario.running({ stack: "prod" }, { scaling: fixed });
    try {
      oneAtATime(prod);
      await prod.set("scaling", auto);
      assert.deepEqual((await prod.succeed()).changes, [
        "create monitoring-at-maximum",
        "create scaling",
        "create scaling-cpu",
        "create scaling-memory",
        "create scaling-requests",
        "update monitoring-dashboard",
      ]);
      assert.deepEqual((await prod.up()).changes, []);

      scaleTo(prod, 5);
      await prod.set("scaling", fixed);
      const kept = await prod.succeed();
      assert.equal(count(prod), 5, "the state knows of no other count");
      assert.match(kept.printed, /wants 5 tasks, and desiredCount is 2, as it was before/);
      await prod.set("scaling", auto);
      assert.doesNotMatch((await prod.succeed()).printed, /wants 5 tasks/, "the load decides");

      assert.deepEqual((await prod.refresh()).changes.filter(isReplacement), []);
      assert.equal(count(prod), 5);
      await prod.release("v1.1.0");
      assert.equal(count(prod), 5, "a release leaves the count alone");

      await prod.set("scaling", auto.replace('"maxCount":6', '"maxCount":7'));
      assert.deepEqual((await prod.succeed()).changes, [
        "update monitoring-at-maximum",
        "update monitoring-dashboard",
        "update scaling",
      ]);

      await prod.unset("scaling");
      const off = await prod.succeed();
      assert.deepEqual(off.changes.filter(isReplacement), []);
      assert.ok(off.changes.includes("delete scaling"));
      assert.equal(count(prod), 2, "what a refresh has told the state, an update sets");
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("makes the week's actions, and a later run starts no tasks at night", async () => {
    const prod = await Scenario.running({ stack: "prod" }, { scaling: fixed });
    try {
      oneAtATime(prod);
      await prod.set("schedule", nights);
      assert.deepEqual((await prod.succeed()).changes, [
        "create scaling",
        "create scaling-day",
        "create scaling-night",
        "update monitoring-dashboard",
        "update monitoring-no-task",
      ]);
      scaleTo(prod, 0);
      const asleep = await prod.up();
      assert.deepEqual(asleep.changes, []);
      assert.doesNotMatch(asleep.printed, /wants 0 tasks/, "as it is to be");
      assert.equal(count(prod), 0);

      await prod.set("scaling", auto);
      await prod.set("schedule", weekendsToo);
      assert.deepEqual((await prod.succeed()).changes, [...come("create"), ...stay], "before both");
      await prod.set("scaling", fixed);
      await prod.set("schedule", nights);
      assert.deepEqual((await prod.succeed()).changes, [...come("delete"), ...stay], "and back");

      await prod.unset("schedule");
      const planned = await prod.preview();
      assert.match(
        planned.printed,
        /wants 0 tasks, and desiredCount is 2, as it was before/,
        "before it is done",
      );
      const left = await prod.succeed();
      assert.ok(left.changes.includes("delete scaling-night"), left.changes.join("\n"));
      assert.equal(count(prod), 0, "the state knows of no other count");
      assert.match(left.printed, /wants 0 tasks, and desiredCount is 2, as it was before/);
      assert.match(left.printed, /npx catalog resume prod sets 2 tasks/);
    } finally {
      prod.end();
    }
  });

  it("moves a part of the tasks to Spot and back without replacing the service", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      // The time to go on serving is set while any task may be on Spot.
      const revised = ["replace app-task", "update app-service"];
      for (const [share, changes] of [
        [50, revised],
        [0, revised],
        [100, revised],
        [60, ["update app-service"]],
      ] as const) {
        await prod.set("spot", `{"share":${share}}`);
        assert.deepEqual((await prod.succeed()).changes, changes);
      }
      await prod.set("spot", '{"share":40}');
      prod.world.nextRollout = "rolledBackSilently";
      const rolledBack = await prod.up();
      assert.match(rolledBack.errors.join("\n"), /runs on {4}FARGATE weight 40, FARGATE_SPOT/);
      assert.match(rolledBack.errors.join("\n"), /FARGATE weight 60, FARGATE_SPOT weight 40$/m);
      assert.deepEqual((await prod.succeed()).changes, ["update app-service"], "tries again");

      await prod.unset("spot");
      assert.deepEqual((await prod.succeed()).changes, revised);
      assert.deepEqual(service(prod).inputs["capacityProviderStrategies"], [
        { capacityProvider: "FARGATE", weight: 1, base: 0 },
      ]);
    } finally {
      prod.end();
    }
  });
});

/**
 * The parts that are created or deleted around the lasting ones, if the load decides by day and weekends have other
 * counts.
 */
function come(step: "create" | "delete"): readonly string[] {
  const parts = ["cpu", "memory", "night-2", "requests", "weekend"];
  return [`${step} monitoring-at-maximum`, ...parts.map((part) => `${step} scaling-${part}`)];
}

const stay = [
  "update monitoring-dashboard",
  "update scaling",
  "update scaling-day",
  "update scaling-night",
];

/** Makes AWS refuse a change of a scalable target while another is under way. */
function oneAtATime({ world }: Scenario): void {
  let changing = false;
  world.before = async ({ operation, type }) => {
    if (!type.startsWith("aws:appautoscaling/") || operation === "read") return;
    if (changing) throw new AwsError("ConcurrentUpdateException", "there is a pending update");
    changing = true;
    await setTimeout(200);
    changing = false;
  };
}

function isReplacement(change: string): boolean {
  return change.startsWith("replace");
}
