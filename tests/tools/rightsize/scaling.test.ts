import assert from "node:assert/strict";
import { runningUnder } from "../../../tools/rightsize/scaling";
import type { Advice, Load, Targets } from "../../../tools/rightsize/types";
import { advice, always, current, night, planText, priceOf, targets, usage } from "./usage";

function has({ reasons }: Advice, pattern: RegExp): void {
  const found = reasons.filter((each) => pattern.test(each));
  assert.equal(found.length, 1, `${String(pattern)} in:\n${reasons.join("\n")}`);
}

/** The monthly price of a plan such as `256/512 × 2-6` with its lowest number of tasks. */
function usd(text: string): number {
  const { counts, ...size } = current(text);
  return priceOf(size)(counts.scaling ? counts.minimum : counts.desired);
}

/** A stack file with other targets than the defaults. */
function aiming(text: string, other: Partial<Targets>) {
  return { ...current(text), targets: { ...targets, ...other } };
}

describe("A recommendation for a service that scales by load", () => {
  it("has enough memory that scaling can remove tasks", () => {
    const used = always({ cpu: 20, memory: 41, memoryAverage: 39 });
    assert.equal(planText(advice("512/1024 × 2", used).recommended), "256/512 × 2");
    const found = advice("512/1024 × 2-6", used);
    assert.equal(planText(found.recommended), "256/1024 × 2-6");
    has(found, /^Scaling adds tasks above 75 % average memory and removes none from 67\.5 % on/);
    const lower = advice(aiming("512/1024 × 2-6", { memoryPercent: 95 }), used);
    assert.equal(planText(lower.recommended), "256/512 × 2-6");
  });

  it("has more memory for each task if fewer tasks then need less in total", () => {
    const used = always({ cpu: 10, memory: 84, memoryAverage: 80, tasks: 6 });
    const found = advice("256/512 × 2-6", used);
    assert.deepEqual(
      [found.verdict, planText(found.recommended), found.bound],
      ["smaller", "256/1024 × 2-6", "memory"],
    );
    assert.equal(found.now.monthly, usd("256/512 × 6"));
    assert.equal(found.recommended.monthly, usd("256/1024 × 2"));
    has(
      found,
      /of 512 MiB, the p95 is 80 %, which keeps up to 6 tasks running; 607 MiB would not\.$/,
    );
  });

  it("keeps a size near the memory target if more memory would only cost more", () => {
    const found = advice("256/512 × 2-6", always({ cpu: 10, memory: 75, memoryAverage: 70 }));
    assert.equal(found.verdict, "keep");
    has(found, /which may keep 6 tasks once they run; 531 MiB would not, but cost more\.$/);
  });

  it("has as many tasks as the requests need, and their price", () => {
    const used = usage(14, (hour) => ({
      cpu: 5,
      memory: 30,
      tasks: 4,
      requests: night(hour) ? 400 : 1200,
    }));
    const found = advice("256/512 × 4-6", used);
    assert.equal(planText(found.recommended), "256/512 × 2-6");
    assert.equal(found.recommended.monthly, (usd("256/512 × 2") + usd("256/512 × 5")) / 2);
    assert.equal(found.now.monthly, (usd("256/512 × 4") + usd("256/512 × 5")) / 2);
    has(
      found,
      /^Scaling aims at 60 % CPU, 75 % memory and 1000 requests a minute of each task: beyond 2 tasks of the recommended size, it adds some for requests in 50 % of the time, and has 5 at most\.$/,
    );
  });

  it("saves nothing by a lower minimum if requests need as many tasks", () => {
    const used = always({ cpu: 5, memory: 30, tasks: 4, requests: 900 });
    assert.equal(advice("256/512 × 4-6", used).verdict, "keep");
    const twoGroups = advice(aiming("256/512 × 4-6", { requestsPerTask: undefined }), used);
    assert.equal(planText(twoGroups.recommended), "256/512 × 2-6");
    has(twoGroups, /; requests do not count behind two target groups\.$/);
  });

  it("counts the tasks that the CPU's average needs", () => {
    const used = always({ cpu: 30, cpuAverage: 29, memory: 30, tasks: 4, requests: 10 });
    const low = advice(aiming("512/1024 × 4-6", { cpuPercent: 30 }), used);
    assert.equal(low.now.monthly, usd("512/1024 × 4"));
    assert.deepEqual([low.verdict, planText(low.recommended)], ["keep", "512/1024 × 4-6"]);
    // 4 × 29 % of 512 are 594 CPU units: 4 tasks of 512 for 30 %, and 2 of them for 60 %.
    const usual = advice("512/1024 × 4-6", used);
    assert.equal(planText(usual.recommended), "512/1024 × 2-6");
    assert.equal(usual.recommended.monthly, usd("512/1024 × 2"));
    has(usual, /^Scaling aims at 60 % CPU, .*: 2 tasks of the recommended size are enough/);
  });

  it("keeps the headroom by a higher minimum if scaling, which follows the average, would not", () => {
    const used = always({ cpu: 60, cpuAverage: 20, memory: 30, tasks: 4, requests: 10 });
    const found = advice("512/1024 × 4-8", used);
    assert.equal(planText(found.recommended), "256/512 × 7-8");
    assert.equal(found.recommended.monthly, usd("256/512 × 7"));
    assert.ok(found.recommended.cpuP95 * 1.3 <= 100, String(found.recommended.cpuP95));
  });
});

describe("How many tasks scaling would have run", () => {
  const load = (given: Partial<Load>): Load => ({
    first: false,
    peak: 0,
    average: 0,
    memory: undefined,
    requests: undefined,
    ...given,
  });
  const plan = {
    cpu: 1000,
    memory: 1000,
    counts: { scaling: true as const, minimum: 2, maximum: 6 },
  };
  const tasks = (loads: readonly Partial<Load>[]) =>
    runningUnder(loads.map(load), plan, targets).map((each) => each.tasks);
  const why = (loads: readonly Partial<Load>[]) =>
    runningUnder(loads.map(load), plan, targets).map(({ by }) => by);

  it("is what the most demanding target needs, between minimum and maximum", () => {
    const loads = [{ average: 600 }, { average: 1801, requests: 3000 }, { requests: 9000 }];
    assert.deepEqual(tasks(loads), [2, 4, 6]);
    assert.deepEqual(why(loads), ["minimum", "cpuPercent", "requestsPerTask"]);
    assert.deepEqual(tasks([{ average: 1800 }]), [3]);
  });

  it("goes down only if every metric is a tenth below its target", () => {
    assert.deepEqual(
      tasks([{ requests: 4000 }, { requests: 3700 }, { requests: 3500 }]),
      [4, 4, 4],
    );
    const falling = [{ requests: 5000 }, { requests: 4600 }, { requests: 4400 }];
    assert.deepEqual(tasks(falling), [5, 5, 5]);
    assert.deepEqual(tasks([{ requests: 5000 }, { requests: 3599 }]), [5, 4]);
    assert.deepEqual(tasks([{ requests: 5000 }, { requests: 100, average: 2700 }]), [5, 5]);
  });

  it("stays if memory is near its target, and rises to the maximum above it", () => {
    const near = [{ requests: 4000 }, { memory: 700 }, { memory: 674 }];
    assert.deepEqual(tasks(near), [4, 4, 2]);
    assert.deepEqual(why(near), ["requestsPerTask", "memoryPercent", "minimum"]);
    assert.deepEqual(tasks([{ memory: 700 }, { memory: 751 }, { memory: 700 }]), [2, 6, 6]);
  });

  it("begins with the fewest after a time without tasks", () => {
    assert.deepEqual(tasks([{ memory: 751 }, { memory: 700, first: true }]), [6, 2]);
  });

  it("is always the same if scaling decides nothing", () => {
    const fixed = { ...plan, counts: { scaling: false as const, desired: 3 } };
    assert.deepEqual(runningUnder([load({ average: 9000 })], fixed, undefined), [
      { tasks: 3, by: "minimum" },
    ]);
  });
});
