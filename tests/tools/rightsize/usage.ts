import type { TaskCounts, TaskSize, Usage, UsagePoint } from "../../../live/cloudwatch/metrics";
import { recommend } from "../../../tools/rightsize/recommend";
import type {
  Advice,
  Current,
  Headroom,
  PriceOf,
  Recommendation,
  Targets,
} from "../../../tools/rightsize/types";

const hour = 3_600_000;

/** The end of the time that was requested. */
export const until = new Date("2026-07-22T09:00:00Z");

/**
 * A point as a test gives it, in percent of the size. Missing values are unknown, except the number
 * of tasks, which is 2 by default.
 */
export interface Point {
  readonly cpu?: number;
  readonly memory?: number;
  /** Half of the above by default. */
  readonly cpuAverage?: number;
  readonly memoryAverage?: number;
  readonly tasks?: number;
  /** Requests in a minute to each task. */
  readonly requests?: number;
}

/** What scaling aims at by default. */
export const targets: Targets = { cpuPercent: 60, memoryPercent: 75, requestsPerTask: 1000 };

/** Points every five minutes for so many days; undefined for an hour without any. */
export function usage(days: number, used: (hour: number) => Point | undefined): Usage {
  const first = until.getTime() - days * 24 * hour;
  const points = Array.from({ length: days * 288 }, (_, index): UsagePoint | undefined => {
    const at = new Date(first + (index * hour) / 12);
    const point = used(Math.floor(index / 12));
    return (
      point && {
        at,
        tasks: point.tasks ?? 2,
        cpu: level(point.cpu, point.cpuAverage),
        memory: level(point.memory, point.memoryAverage),
        requests: point.requests,
      }
    );
  });
  return {
    from: new Date(until.getTime() - 14 * 24 * hour),
    until,
    periodSeconds: 300,
    points: points.filter((each) => each !== undefined),
  };
}

function level(maximum: number | undefined, average = (maximum ?? 0) / 2) {
  return maximum === undefined ? undefined : { average, maximum };
}

/** What a stack runs: `512/1024 × 2`, or `512/1024 × 2-6` if it scales. */
export function current(text: string): Current {
  const [, cpu, memory, least, most] = /^(\d+)\/(\d+) × (\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const counts: TaskCounts =
    most === undefined
      ? { scaling: false, desired: Number(least) }
      : { scaling: true, minimum: Number(least), maximum: Number(most) };
  return {
    cpu: Number(cpu),
    memory: Number(memory),
    architecture: "X86_64",
    counts,
    targets: counts.scaling ? targets : undefined,
    since: new Date(0),
  };
}

/** A plan in the same form. */
export function planText({
  cpu,
  memory,
  counts,
}: Pick<Current, "cpu" | "memory" | "counts">): string {
  const tasks = counts.scaling ? `${counts.minimum}-${counts.maximum}` : String(counts.desired);
  return `${cpu}/${memory} × ${tasks}`;
}

/** 0.04 USD an hour of a vCPU and 0.004 of a GiB in a month of 730 hours; `ARM64` at half of that. */
export function priceOf({ cpu, memory, architecture }: TaskSize): (tasks: number) => number {
  const price = (730 * (0.04 * cpu + 0.004 * memory)) / 1024;
  return (tasks) => tasks * (architecture === "ARM64" ? price / 2 : price);
}

/** The recommendation for a stack, with the headroom of the command's defaults. */
export function advise(
  now: Current | string,
  used: Usage,
  headroom: Headroom = { cpu: 30, memory: 20 },
  price: PriceOf = priceOf,
): Recommendation {
  return recommend(used, typeof now === "string" ? current(now) : now, headroom, price);
}

/** A point again and again, for so many days. */
export function always(point: Point, days = 14): Usage {
  return usage(days, () => point);
}

/** The half of each day in which few or no tasks run. */
export function night(hour: number): boolean {
  return hour % 24 >= 12;
}

/** What a stack runs, what it used, and what the command recommends. */
export interface Case {
  readonly what: string;
  readonly now: string;
  readonly used: Usage;
  readonly headroom?: Headroom;
  readonly verdict: string;
  readonly plan: string;
  readonly bound: string;
}

/** The recommendation, if there is enough data for one. */
export function advice(now: Current | string, used: Usage, headroom?: Headroom): Advice {
  const found = advise(now, used, headroom);
  if (found.verdict === "tooLittle") throw new Error(found.reasons.join(" "));
  return found;
}
