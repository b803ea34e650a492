import type { TaskCounts, TaskSize } from "../../live/metrics";

/** Per cent to keep free above what was used. */
export interface Headroom {
  /** Above the p95 of the CPU. */
  readonly cpu: number;
  /** Above the maximum of the memory. */
  readonly memory: number;
}

/** USD a month of so many tasks of a size. */
export type PriceOf = (size: TaskSize) => (tasks: number) => number;

/** What scaling by load aims at, as the stack's file says. */
export interface Targets {
  /** Per cent of the tasks' size, on average over all tasks. */
  readonly cpuPercent: number;
  readonly memoryPercent: number;
  /** Requests of a minute to each; none behind two target groups, where they do not count. */
  readonly requestsPerTask: number | undefined;
}

/** What a stack runs: the size that AWS says, and the counts of its file. */
export interface Current extends TaskSize {
  readonly counts: TaskCounts;
  /** None where the load decides nothing. */
  readonly targets: Targets | undefined;
  /** Since when tasks have this size: earlier points are per cent of another. */
  readonly since: Date;
}

/** A size and counts, with what they would have come to under the load of the past. */
export interface Plan {
  /** CPU units; 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  readonly counts: TaskCounts;
  /** USD a month of 730 hours, without those in which no task ran. */
  readonly monthly: number;
  /** p95 in per cent of the plan's CPU. */
  readonly cpuP95: number;
  /** Maximum in per cent of the plan's memory; none where it is not known. */
  readonly memoryMaximum: number | undefined;
}

/** What keeps a size from being smaller; `smallest` where nothing is smaller. */
export type Bound = "cpu" | "memory" | "both" | "smallest";

export type Recommendation = TooLittle | Advice;

/** No recommendation yet. */
export interface TooLittle {
  readonly verdict: "tooLittle";
  /** Days from the first point with a task to the last; 0 without any. */
  readonly days: number;
  /** Hours in which a task ran. */
  readonly hours: number;
  /** At the earliest. */
  readonly comeBack: Date;
  readonly reasons: readonly string[];
}

export interface Advice {
  /** By size or cost; `keep` where size and counts stay. */
  readonly verdict: "keep" | "smaller" | "larger";
  readonly bound: Bound;
  readonly now: Plan;
  readonly recommended: Plan;
  /** USD a month; less than 0 where it costs more. */
  readonly saving: number;
  readonly summary: Summary;
  /** One sentence each. */
  readonly reasons: readonly string[];
}

/** What was used, in a few numbers. Points in which no task ran do not count. */
export interface Summary {
  readonly from: Date;
  readonly until: Date;
  readonly days: number;
  /** Hours in which a task ran. */
  readonly hours: number;
  /** Share of the time in which no task ran; 0 where it is too short to be on purpose. */
  readonly idle: number;
  /** Per cent of the size of the tasks. */
  readonly cpu: Percentages;
  /** None where CloudWatch has none. */
  readonly memory: Percentages | undefined;
  readonly tasks: { readonly least: number; readonly usual: number; readonly most: number };
  /** Requests a minute of each task; none where the balancer was not read. */
  readonly requests: { readonly p95: number; readonly maximum: number } | undefined;
}

/** The same with what only the arithmetic needs. */
export interface Measured extends Summary {
  readonly loads: readonly Load[];
}

/** What a service had to do in one point in which tasks ran. */
export interface Load {
  /** Whether tasks had been away before, so that it starts with the fewest. */
  readonly first: boolean;
  /** CPU units that all tasks together used, were all as busy as the busiest. */
  readonly peak: number;
  /** The same as they were on average, which is what scaling looks at. */
  readonly average: number;
  /** MiB of each task on average, however many there are; none where CloudWatch has none. */
  readonly memory: number | undefined;
  /** Requests of a minute to all tasks; none where the balancer was not read. */
  readonly requests: number | undefined;
}

export interface Percentages {
  /** Of all tasks. */
  readonly average: number;
  /** 95 of 100 points are not above this in their highest minute. */
  readonly p95: number;
  readonly maximum: number;
  /** When the maximum was first reached. */
  readonly busiest: Date;
  /** The maximum of all but the hour before and after that. */
  readonly otherwise: number;
}
