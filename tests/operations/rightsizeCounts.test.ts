import assert from "node:assert/strict";
import type { PausableStack } from "../../operations/pause/stack";
import { judgedCounts } from "../../operations/rightsize/counts";
import { resultOf } from "../../operations/rightsize/result";
import { always, current, night, priceOf, until, usage } from "./rightsizeUsage";

const names = { cluster: "shop-cluster", service: "shop-service", logGroup: "/ecs/shop" };
const scaled: PausableStack = {
  stack: "staging",
  aws: { region: "us-east-1" },
  names,
  disposable: true,
  limits: { min: 2, max: 6 },
  startCount: 3,
  byLoad: true,
  scheduled: true,
};
const headroom = { cpu: 30, memory: 20 };

function judged(live: string, stack: Partial<PausableStack>) {
  return judgedCounts(current(live), { ...scaled, ...stack });
}

/** What is recommended to a stack of which AWS says so at this hour. */
function result(live: string, stack: PausableStack, used = always({ cpu: 20, memory: 20 })) {
  const evidence = { names, region: "us-east-1", readAt: until, usage: used, unread: [] };
  const service = { state: "found" as const, ...current(live) };
  return resultOf({ ...evidence, service }, headroom, priceOf, stack);
}

describe("The counts that rightsize judges by", () => {
  it("are AWS's, where no schedule moves them", () => {
    assert.deepEqual(judged("256/512 × 4", {}), { scaling: false, desired: 4 });
    const limits = { scaling: true, minimum: 1, maximum: 9 };
    assert.deepEqual(judged("256/512 × 1-9", { scheduled: false }), limits);
  });

  it("are those of the day, whatever the schedule's hour", () => {
    const day = { scaling: true, minimum: 2, maximum: 6 };
    for (const live of ["256/512 × 1-1", "256/512 × 0-0", "256/512 × 2-6"]) {
      assert.deepEqual(judged(live, {}), day);
    }
  });

  it("are the desired count of a stack that only a schedule scales", () => {
    assert.deepEqual(judged("256/512 × 0-0", { byLoad: false }), { scaling: false, desired: 3 });
  });

  it("make the same of a service by night as by day", () => {
    const used = usage(14, (hour) => ({ cpu: 60, memory: 20, tasks: night(hour) ? 1 : 3 }));
    const [byDay, byNight] = ["256/512 × 2-6", "256/512 × 1-1"].map(
      (live) => result(live, scaled, used).outcome,
    );
    assert.deepEqual(byNight, byDay);
  });

  it("lead to commands that a stack without scaling takes", () => {
    const fixed = { ...scaled, byLoad: false, startCount: 4 };
    const used = always({ cpu: 10, memory: 20, tasks: 4 });
    const { commands } = result("256/512 × 4-4", fixed, used);
    assert.deepEqual(commands, [
      "pulumi config set desiredCount 2 -s staging",
      "pulumi up -s staging",
    ]);
  });
});

describe("The reasons for a larger size", () => {
  it("say so truly where all tasks together need more, and none of them alone", () => {
    const used = always({ cpu: 60, memory: 20, tasks: 4 });
    const { outcome } = result("256/512 × 2-2", { ...scaled, scheduled: false }, used);
    assert.ok("reasons" in outcome);
    const [cpu = ""] = outcome.reasons;
    assert.match(
      cpu,
      /^CPU: p95 60 % .*; all tasks together used more than 80 % of what 2 of them have/,
    );
    assert.doesNotMatch(cpu, /over 80 %;/);
  });
});
