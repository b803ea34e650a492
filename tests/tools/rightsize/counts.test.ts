import assert from "node:assert/strict";
import type { Unread } from "../../../live/why/evidence";
import { fileCounts, limitsCall } from "../../../tools/rightsize/counts";
import { resultOf } from "../../../tools/rightsize/result";
import type { RightsizeStack } from "../../../tools/rightsize/rightsizeStack";
import type { Advice } from "../../../tools/rightsize/types";
import { always, current, night, planText, priceOf, targets, until, usage } from "./usage";

const names = { cluster: "shop-cluster", service: "shop-service", logGroup: "/ecs/shop" };
const auto: RightsizeStack = {
  stack: "staging",
  aws: { region: "us-east-1" },
  names,
  stackTags: { Project: "shop", Stack: "staging" },
  disposable: true,
  limits: { min: 2, max: 6 },
  startCount: 3,
  byLoad: true,
  scheduled: false,
  alarms: { ruleName: "shop-rollout", places: [] },
  targets,
  spot: undefined,
  publicAddresses: false,
};
const fixed: RightsizeStack = {
  ...auto,
  limits: { min: 4, max: 4 },
  startCount: 4,
  byLoad: false,
  targets: undefined,
};
/** At night, the service has 0 tasks in AWS. */
const asleep: RightsizeStack = { ...fixed, scheduled: true };
const headroom = { cpu: 30, memory: 20 };
const little = always({ cpu: 10, memory: 20, tasks: 4 });
const toTwo = ["pulumi config set desiredCount 2 -s staging", "pulumi up -s staging"];

/** The recommendation for a stack if AWS reports these counts at this hour. */
function result(
  live: string,
  stack: RightsizeStack,
  used = little,
  unread: readonly Unread[] = [],
) {
  const evidence = { names, region: "us-east-1", readAt: until, usage: used, unread };
  const service = { state: "found" as const, ...current(live) };
  const { outcome, commands } = resultOf({ ...evidence, service }, headroom, priceOf, stack);
  assert.ok("reasons" in outcome && outcome.verdict !== "tooLittle");
  return { outcome, commands, ofCounts: ofCounts(outcome) };
}

/** Which counts were used, and whether a command sets them. */
function ofCounts({ reasons }: Advice): readonly string[] {
  return reasons.filter((each) => /^(The counts are|No command) /.test(each));
}

describe("The counts that rightsize judges by", () => {
  it("are the limits of a stack that the load scales", () => {
    assert.deepEqual(fileCounts(auto), { scaling: true, minimum: 2, maximum: 6 });
  });

  it("are the desired count of a stack that only a schedule scales, or nothing", () => {
    assert.deepEqual(fileCounts(asleep), { scaling: false, desired: 4 });
    assert.deepEqual(fileCounts(fixed), { scaling: false, desired: 4 });
  });

  it("give the same result by night as by day, and by night a note says which counts they are", () => {
    const used = usage(14, (hour) => ({ cpu: 60, memory: 20, tasks: night(hour) ? 1 : 3 }));
    const scheduled = { ...auto, scheduled: true };
    const byDay = result("256/512 × 2-6", scheduled, used);
    const byNight = result("256/512 × 1-1", scheduled, used);
    const said =
      "The counts are those of the day in Pulumi.staging.yaml, 2 to 6; AWS has 1 at the moment, by the schedule, or because the file's are not deployed or something else set them.";
    assert.deepEqual([byDay.ofCounts, byNight.ofCounts], [[], [said]]);
    const { reasons } = byDay.outcome;
    assert.deepEqual(byNight.outcome, { ...byDay.outcome, reasons: [...reasons, said] });
  });

  it("are the file's if AWS has others, and it says so", () => {
    const said = (file: string, live: string) => [
      `The counts are those in Pulumi.staging.yaml, ${file}; AWS has ${live} at the moment, because the file's are not deployed or something else set them.`,
    ];
    assert.deepEqual(result("256/512 × 2", auto).ofCounts, said("2 to 6", "2"));
    assert.deepEqual(result("256/512 × 2-8", auto).ofCounts, said("2 to 6", "2 to 8"));
    assert.deepEqual(result("256/512 × 3-6", auto).ofCounts, said("2 to 6", "3 to 6"));
    assert.deepEqual(result("256/512 × 2", fixed).ofCounts, said("4", "2"));
    assert.deepEqual(result("256/512 × 4-4", fixed).ofCounts, []);
  });

  it("are not compared with AWS's if its limits could not be read", () => {
    const unread = [{ calls: [limitsCall], error: "AccessDeniedException", message: "no" }];
    const { outcome, ofCounts } = result("256/512 × 3", auto, little, unread);
    assert.equal(planText(outcome.now), "256/512 × 2-6");
    assert.deepEqual(ofCounts, []);
  });
});

describe("The commands for a stack", () => {
  it("set desiredCount if only a schedule scales it", () => {
    const { commands } = result("256/512 × 4-4", asleep);
    assert.deepEqual(commands, toTwo);
  });

  it("set what the file has, whatever is deployed", () => {
    assert.deepEqual(result("256/512 × 4-8", fixed).commands, toTwo);
    const many = { ...auto, limits: { min: 4, max: 6 } };
    assert.deepEqual(result("256/512 × 4", many).commands, [
      "pulumi config set --path scaling.minCount 2 -s staging",
      "pulumi up -s staging",
    ]);
  });

  it("set no counts while the service sleeps, and it says so", () => {
    const { commands, ofCounts } = result("256/512 × 0-0", asleep);
    assert.deepEqual(commands, []);
    assert.deepEqual(ofCounts, [
      "The counts are those of the day in Pulumi.staging.yaml, 4; no task runs at the moment.",
      "No command here sets the counts, because that would start tasks that should not run now. Ask again while tasks run.",
    ]);
    const paused = result("256/512 × 0", { ...fixed, limits: { min: 2, max: 2 }, startCount: 2 });
    assert.equal(paused.ofCounts.length, 1, "none changes");
  });

  it("set no counts if the file asks for no task", () => {
    const none = { ...fixed, limits: { min: 0, max: 0 }, startCount: 0 };
    const { outcome, commands, ofCounts } = result("256/512 × 4", none);
    assert.equal(planText(outcome.recommended), "256/512 × 2");
    assert.deepEqual(commands, []);
    assert.match(ofCounts.join("\n"), /^No command here sets the counts[^\n]*$/);
    const reason = /^The stack file asks for no task, .* stands for now: 4\.$/;
    assert.ok(outcome.reasons.some((each) => reason.test(each)));
  });
});

describe("The reasons for a larger size", () => {
  it("are right if all tasks together need more, but no single task does", () => {
    const used = always({ cpu: 60, memory: 20, tasks: 4 });
    const two = { ...auto, limits: { min: 2, max: 2 } };
    const [cpu = ""] = result("256/512 × 2-2", two, used).outcome.reasons;
    assert.match(
      cpu,
      /^CPU: p95 60 % .*; if each task .*, all together would have used more than 80 % of what 2 of them, the most allowed, have/,
    );
    assert.doesNotMatch(cpu, /over 80 %;/);
  });
});
