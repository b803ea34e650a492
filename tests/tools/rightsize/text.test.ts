import assert from "node:assert/strict";
import type { Advice } from "../../../tools/rightsize/types";
import { applyCommands } from "../../../tools/rightsize/commands";
import { advice, advise, always, current, until, usage } from "./usage";

function has({ reasons }: Pick<Advice, "reasons">, pattern: RegExp): void {
  const found = reasons.filter((each) => pattern.test(each));
  assert.equal(found.length, 1, `${String(pattern)} in:\n${reasons.join("\n")}`);
}

function hasNot({ reasons }: Pick<Advice, "reasons">, pattern: RegExp): void {
  assert.ok(!reasons.some((each) => pattern.test(each)), reasons.join("\n"));
}

describe("The reasons of a recommendation", () => {
  it("are CPU, memory, tasks and what decides, one sentence each", () => {
    const { reasons } = advice("512/1024 × 2", always({ cpu: 20, memory: 30 }));
    assert.deepEqual(reasons, [
      "CPU: p95 20 % of 0.5 vCPU (average 10 %, maximum 20 %); with 30 % headroom, it needs 267 CPU units in all, and 2 × 256 are 512.",
      "Memory: at most 30 % of 1024 MiB, which is 308 MiB; with 20 % headroom, it needs 369 of 512 MiB, whatever the CPU.",
      "Tasks: 2, as now; a stack that runs 2 or more keeps at least 2.",
      "Nothing is smaller: 0.25 vCPU and 512 MiB is Fargate's smallest size, and the stack may not have fewer tasks.",
    ]);
  });

  it("say that a size is too small, by CPU and by memory", () => {
    has(
      advice("256/512 × 2", always({ cpu: 81, memory: 20 })),
      /^CPU: .* too much for the size, because it is over 80 %/,
    );
    has(
      advice("256/512 × 2", always({ cpu: 9, memory: 91 })),
      /^Memory: .* too much for the size, because it is over 90 %/,
    );
  });

  it("say if there is less headroom than asked for, and that this is enough", () => {
    const tight = advice("256/512 × 2", always({ cpu: 79, memory: 89 }));
    has(tight, /^CPU: .* leaves less than 30 % headroom, but is not over 80 %/);
    has(tight, /^Memory: .* leaves less than 20 % headroom, but is not over 90 %/);
  });

  it("say what decides", () => {
    has(advice("1024/2048 × 2", always({ cpu: 5, memory: 45 })), /^Memory decides/);
    has(advice("1024/4096 × 2", always({ cpu: 60, memory: 20 })), /^CPU decides/);
    has(advice("512/2048 × 2", always({ cpu: 60, memory: 70 })), /^CPU and memory both decide/);
  });

  it("say that CloudWatch has no memory values", () => {
    has(advice("512/2048 × 2", always({ cpu: 20 })), /^Memory: CloudWatch has no values/);
  });

  it("name the one hour that stands out, with what it means", () => {
    const busy = usage(14, (hour) => ({ cpu: hour === 100 ? 100 : 20, memory: 30 }));
    const found = advice("512/1024 × 2", busy);
    has(found, /^One hour used far more CPU .* 100 % at 2026-07-12 13:00 UTC rather than 20 %/);
    hasNot(found, /more memory/);
    const full = usage(14, (hour) => ({ cpu: 20, memory: hour === 100 ? 70 : 30 }));
    has(advice("512/1024 × 2", full), /^One hour used far more memory .* 70 % at 2026-07-12 13:00/);
    hasNot(advice("512/1024 × 2", always({ cpu: 20, memory: 30 })), /^One hour/);
  });

  it("say that a busy minute would be slower if it is not a single hour", () => {
    const busy = usage(14, (hour) => ({ cpu: hour % 100 === 0 ? 60 : 20, memory: 30 }));
    has(advice("512/1024 × 2", busy), /^The busiest minute, at 60 % now, would need more CPU/);
  });

  it("say how much of the time no task ran", () => {
    const nights = usage(14, (hour) => (hour % 24 < 8 ? undefined : { cpu: 60, memory: 30 }));
    has(advice("512/1024 × 2", nights), /^In 32 % of the time no task ran/);
    const gap = usage(14, (hour) => (hour === 50 ? undefined : { cpu: 60, memory: 30 }));
    hasNot(advice("512/1024 × 2", gap), /no task ran/);
  });

  it("say what remains uncertain after a short time, with a full CPU, with fewer tasks and without tasks", () => {
    has(
      advice("512/1024 × 2", always({ cpu: 20, memory: 30 }, 4)),
      /^4\.0 days are less than a week/,
    );
    has(
      advice("256/512 × 2", always({ cpu: 100, memory: 30 })),
      /^A task that uses all of its CPU/,
    );
    const six = always({ cpu: 5, memory: 20, tasks: 6 });
    has(advice("256/512 × 6", six), /^Each of 2 tasks gets more requests/);
    has(advice("256/512 × 0", six), /^The stack file asks for no task, .*: 6\.$/);
    const most = always({ cpu: 95, memory: 50, tasks: 1 });
    has(
      advice("16384/32768 × 1", most),
      /^Even Fargate's largest size is too small for this with 1 task, the present number/,
    );
  });

  it("say how much data there is, and from when it counts", () => {
    const day = 86_400_000;
    const two = advise("512/1024 × 2", always({ cpu: 20 }, 2));
    has(
      two,
      /^CloudWatch knows of 2\.0 days, from 2026-07-20 09:00 UTC on; 3 days are the minimum/,
    );
    has(advise("512/1024 × 2", always({})), /^CloudWatch knows of no CPU use in the last 14 days/);
    const since = new Date(until.getTime() - day);
    const resized = advise({ ...current("512/1024 × 2"), since }, always({ cpu: 20 }));
    has(resized, /^Tasks have had their size since 2026-07-21 09:00 UTC/);
  });
});

describe("The commands that apply a recommendation", () => {
  const of = (now: string, then: string, maySetCounts = true) => {
    const plan = (text: string) => ({
      ...current(text),
      monthly: 0,
      cpuP95: 0,
      memoryMaximum: undefined,
    });
    return applyCommands(plan(now), plan(then), maySetCounts, "prod");
  };

  it("set what changes, and nothing else", () => {
    assert.deepEqual(of("512/1024 × 3", "256/512 × 2"), [
      "pulumi config set cpu 256 -s prod",
      "pulumi config set memory 512 -s prod",
      "pulumi config set desiredCount 2 -s prod",
      "pulumi up -s prod",
    ]);
    assert.deepEqual(of("512/1024 × 2-6", "512/1024 × 3-8"), [
      "pulumi config set --path scaling.minCount 3 -s prod",
      "pulumi config set --path scaling.maxCount 8 -s prod",
      "pulumi up -s prod",
    ]);
    assert.deepEqual(of("512/1024 × 2", "512/1024 × 2"), []);
  });

  it("set only the size if the counts must not be set", () => {
    assert.deepEqual(of("512/1024 × 6", "512/1024 × 2", false), []);
    assert.deepEqual(of("512/1024 × 6", "256/1024 × 2", false), [
      "pulumi config set cpu 256 -s prod",
      "pulumi up -s prod",
    ]);
  });
});
