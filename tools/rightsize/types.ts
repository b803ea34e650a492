import type { TaskCounts, TaskSize } from "../../live/cloudwatch/metrics";

/** Percent to keep free above the use. */
export interface Headroom {
  /** Above the p95 of the CPU. */
  readonly cpu: number;
  /** Above the maximum of the memory. */
  readonly memory: number;
}

/** USD a month for a number of tasks of a size. */
export type PriceOf = (size: TaskSize) => (tasks: number) => number;

/** The targets of scaling by load in the stack file. */
export interface Targets {
  /** Percent of the tasks' size, on average over all tasks. */
  readonly cpuPercent: number;
  readonly memoryPercent: number;
  /** Requests per minute for each task; undefined with two target groups, because scaling then does not count them. */
  readonly requestsPerTask: number | undefined;
}

/** What a stack runs: the size from AWS, and the counts from the stack file. */
export interface Current extends TaskSize {
  readonly counts: TaskCounts;
  /** Undefined if scaling does not follow the load. */
  readonly targets: Targets | undefined;
  /** The time since which tasks have had this size. Earlier points are in percent of another size. */
  readonly since: Date;
}

/** A size and counts, and the use that they would have had under the past load. */
export interface Plan {
  /** CPU units; 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  readonly counts: TaskCounts;
  /** USD a month of 730 hours, without the hours in which no task ran. */
  readonly monthly: number;
  /** p95 of the CPU, in percent of the plan's CPU. */
  readonly cpuP95: number;
  /** Maximum of the memory, in percent of the plan's memory; undefined if it is not known. */
  readonly memoryMaximum: number | undefined;
}

/** What keeps the size from being smaller; `smallest` if there is no smaller size. */
export type Bound = "cpu" | "memory" | "both" | "smallest";

export type Recommendation = TooLittle | Advice;

/** No recommendation yet. */
export interface TooLittle {
  readonly verdict: "tooLittle";
  /** Days from the first point with a task to the last; 0 if there is none. */
  readonly days: number;
  /** Hours in which a task ran. */
  readonly hours: number;
  /** The earliest time at which a recommendation is possible. */
  readonly comeBack: Date;
  readonly reasons: readonly string[];
}

export interface Advice {
  /** Whether the size or the cost gets smaller or larger; `keep` if size and counts stay. */
  readonly verdict: "keep" | "smaller" | "larger";
  readonly bound: Bound;
  readonly now: Plan;
  readonly recommended: Plan;
  /** USD saved a month; negative if it costs more. */
  readonly saving: number;
  readonly summary: Summary;
  /** One sentence each. */
  readonly reasons: readonly string[];
}

/** The use in a few numbers. Points in which no task ran do not count. */
export interface Summary {
  readonly from: Date;
  readonly until: Date;
  readonly days: number;
  /** Hours in which a task ran. */
  readonly hours: number;
  /** Share of the time in which no task ran; 0 if that time is too short to be planned. */
  readonly idle: number;
  /** Percent of the tasks' size. */
  readonly cpu: Percentages;
  /** Undefined if CloudWatch has no memory metrics. */
  readonly memory: Percentages | undefined;
  readonly tasks: { readonly least: number; readonly usual: number; readonly most: number };
  /** Requests per minute for each task; undefined if the balancer could not be read. */
  readonly requests: { readonly p95: number; readonly maximum: number } | undefined;
}

/** The summary with the values that only the calculation needs. */
export interface Measured extends Summary {
  readonly loads: readonly Load[];
}

/** The load of a service in one point in which tasks ran. */
export interface Load {
  /** Whether no task ran before this point, so that the service starts with the minimum. */
  readonly first: boolean;
  /** CPU units that all tasks together would use if each were as busy as the busiest. */
  readonly peak: number;
  /** CPU units that all tasks together used on average, which is what scaling looks at. */
  readonly average: number;
  /** MiB of each task on average, for any number of tasks; undefined if CloudWatch has no value. */
  readonly memory: number | undefined;
  /** Requests per minute to all tasks; undefined if the balancer could not be read. */
  readonly requests: number | undefined;
}

export interface Percentages {
  /** The average of all tasks. */
  readonly average: number;
  /** In 95 of 100 points, the highest minute is not above this. */
  readonly p95: number;
  readonly maximum: number;
  /** When the maximum was first reached. */
  readonly busiest: Date;
  /** The maximum without the hour before and the hour after `busiest`. */
  readonly otherwise: number;
}
