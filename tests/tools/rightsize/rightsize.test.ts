import assert from "node:assert/strict";
import { edgeCases } from "./edges";
import { sizeCases } from "./sizes";
import { advice, advise, always, current, night, planText, priceOf, until, usage } from "./usage";

describe("A recommendation", () => {
  for (const { what, now, used, headroom, verdict, plan, bound } of [...sizeCases, ...edgeCases]) {
    it(what, () => {
      const found = advice(now, used, headroom);
      assert.deepEqual(
        [found.verdict, planText(found.recommended), found.bound],
        [verdict, plan, bound],
        found.reasons.join("\n"),
      );
    });
  }

  it("doubles utilisation if it halves the size, and the saving is a month's", () => {
    const { now, recommended, saving } = advice("512/1024 × 2", always({ cpu: 20, memory: 30 }));
    assert.deepEqual([now.cpuP95, now.memoryMaximum], [20, 30]);
    assert.deepEqual([recommended.cpuP95, recommended.memoryMaximum], [40, 60]);
    assert.equal(now.monthly, priceOf(current("512/1024 × 2"))(2));
    assert.equal(recommended.monthly, priceOf(current("256/512 × 2"))(2));
    assert.equal(saving, now.monthly - recommended.monthly);
  });

  it("has the prices of the task's own architecture", () => {
    const arm = { ...current("512/1024 × 2"), architecture: "ARM64" };
    const found = advise(arm, always({ cpu: 60, memory: 60 }));
    assert.ok("now" in found);
    assert.equal(found.now.monthly, priceOf(current("512/1024 × 2"))(1));
  });

  it("does not pay for nights without tasks", () => {
    const used = usage(14, (hour) => (night(hour) ? undefined : { cpu: 20, memory: 30 }));
    const { saving } = advice("512/1024 × 2", used);
    const all = advice("512/1024 × 2", always({ cpu: 20, memory: 30 })).saving;
    // The last night lies after the last point, so it does not count as a gap.
    assert.ok(Math.abs(saving / all - 14 / 27) < 0.001, `${saving} of ${all}`);
  });

  it("needs at least three days, and says when there will be enough", () => {
    const found = advise("512/1024 × 2", always({ cpu: 20, memory: 30 }, 2));
    assert.ok(found.verdict === "tooLittle");
    assert.equal(found.days, 2);
    assert.deepEqual(found.comeBack, new Date(until.getTime() + 86_400_000));
    assert.equal(advise("512/1024 × 2", always({ cpu: 20, memory: 30 }, 3)).verdict, "smaller");
  });

  it("needs days in which tasks ran, and says for how long they must run", () => {
    const hours = (count: number) =>
      usage(4, (hour) => (hour < count - 1 || hour === 95 ? { cpu: 20, memory: 30 } : undefined));
    const found = advise("512/1024 × 2", hours(2));
    assert.ok(found.verdict === "tooLittle");
    assert.deepEqual([found.days, found.hours], [4, 2]);
    assert.deepEqual(found.comeBack, new Date(until.getTime() + 22 * 3_600_000));
    assert.ok(found.reasons.includes("Tasks ran in 2.0 hours of them; 24 hours are the minimum."));
    assert.equal(advise("512/1024 × 2", hours(23)).verdict, "tooLittle");
    assert.equal(advise("512/1024 × 2", hours(24)).verdict, "smaller");
  });

  it("needs a CPU value, even if the memory is known", () => {
    const found = advise("512/1024 × 2", always({ memory: 30 }));
    assert.ok(found.verdict === "tooLittle");
    assert.equal(found.days, 0);
    assert.deepEqual(found.comeBack, new Date(until.getTime() + 3 * 86_400_000));
  });

  it("does not count what was used before tasks had their size", () => {
    const used = usage(14, (hour) => ({ cpu: hour < 200 ? 90 : 20, memory: 30 }));
    const since = new Date(until.getTime() - (14 * 24 - 200) * 3_600_000);
    const found = advise({ ...current("512/1024 × 2"), since }, used);
    assert.equal(found.verdict, "smaller");
    assert.equal(advise("512/1024 × 2", used).verdict, "larger");
    const lately = new Date(until.getTime() - 86_400_000);
    assert.equal(advise({ ...current("512/1024 × 2"), since: lately }, used).verdict, "tooLittle");
  });
});
