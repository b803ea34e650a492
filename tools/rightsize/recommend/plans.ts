import { fargateSizes } from "../../../components/fargateApp/task/size";
import type { TaskCounts } from "../../../live/cloudwatch/metrics";
import { runningUnder, type Sized } from "../scaling";
import { highest, percentile } from "../summary";
import type { Current, Load, PriceOf } from "../types";

/** What the tasks need, including headroom. */
export interface Need {
  /** CPU units of all tasks together that are enough for 95 of 100 points. */
  readonly p95: number;
  /** CPU units of all tasks together that are enough for half of the points. */
  readonly median: number;
  /** CPU units of all tasks together in the busiest point. */
  readonly peak: number;
  /** CPU units of all tasks together in every point. */
  readonly demands: readonly number[];
  /** The load that scaling looks at, without headroom. */
  readonly loads: readonly Load[];
  /**
   * The share of its CPU, including headroom, that a service that scales may use in 95 of 100
   * points.
   */
  readonly limit: number;
  /**
   * Whether the minimum may get more CPU than now: true if the CPU is too small now, or if memory keeps more tasks
   * running now.
   */
  readonly raise: boolean;
  /** CPU units that each task needs at least. If the service scales, more tasks would not replace them. */
  readonly leastCpu: number;
  /** MiB that each task needs. Less CPU does not lower it. */
  readonly memory: number;
  /** Share of the time in which tasks run. */
  readonly share: number;
}

/** A size and counts, and what they cost a month in USD. */
export interface Priced extends Sized {
  readonly monthly: number;
}

/** The most tasks that counts allow. */
export function mostTasks(counts: TaskCounts): number {
  return counts.scaling ? counts.maximum : counts.desired;
}

/** The fewest tasks that counts allow. */
export function fewestTasks(counts: TaskCounts): number {
  return counts.scaling ? counts.minimum : counts.desired;
}

/**
 * The cheapest size and counts that are enough, with at most as many tasks as now. At equal cost, the present size
 * wins, then the larger number of tasks. Undefined if no size is enough.
 */
export function cheapest(need: Need, current: Current, priceOf: PriceOf): Priced | undefined {
  const fits = [...fargateSizes].flatMap(([cpu, memories]) => {
    const memory = memories.find((each) => each >= need.memory);
    const few = Math.ceil(need.p95 / cpu) <= mostTasks(current.counts);
    return memory !== undefined && few && cpu >= need.leastCpu ? [{ cpu, memory }] : [];
  });
  const unchanged = (each: Priced) => Number(each.cpu === current.cpu);
  return fits
    .map((size) => ({ ...size, counts: countsFor(need, current, size) }))
    .filter((each) => !each.counts.scaling || used95(need, each, current) <= need.limit)
    .map((each) => priced(each, need, current, priceOf))
    .sort(
      (a, b) =>
        cents(a.monthly) - cents(b.monthly) ||
        unchanged(b) - unchanged(a) ||
        fewestTasks(b.counts) - fewestTasks(a.counts),
    )[0];
}

/** The largest size with as many tasks as necessary, if the present number of tasks is not enough. */
export function largest(need: Need, current: Current, priceOf: PriceOf): Priced {
  const [cpu, memories] = [...fargateSizes].at(-1) ?? [current.cpu, [current.memory]];
  const memory = memories.find((each) => each >= need.memory) ?? memories.at(-1) ?? current.memory;
  const tasks = Math.max(mostTasks(current.counts), Math.ceil(need.p95 / cpu));
  const counts: TaskCounts = current.counts.scaling
    ? { ...current.counts, maximum: tasks }
    : { scaling: false, desired: tasks };
  return priced({ cpu, memory, counts }, need, current, priceOf);
}

/** What a size and counts would have cost if scaling had moved the count within its limits. */
export function priced(
  plan: Sized,
  { loads, share }: Need,
  { architecture, targets }: Current,
  priceOf: PriceOf,
): Priced {
  const price = priceOf({ ...plan, architecture });
  const points = new Map<number, number>();
  for (const { tasks } of runningUnder(loads, plan, targets)) {
    points.set(tasks, (points.get(tasks) ?? 0) + 1);
  }
  const monthly = [...points].reduce(
    (sum, [tasks, count]) => sum + (count / loads.length) * price(tasks),
    0,
  );
  return { ...plan, monthly: monthly * share };
}

/** The share of its CPU, including headroom, that a size and counts would have needed in 95 of 100 points. */
export function used95({ demands, loads }: Need, plan: Sized, { targets }: Current): number {
  const running = runningUnder(loads, plan, targets);
  return percentile(
    running.map(({ tasks }, index) => (demands[index] ?? 0) / (plan.cpu * Math.max(1, tasks))),
    95,
  );
}

/**
 * How many tasks of a size are needed, at least two if two or more run now. The minimum must be enough for half of the
 * points, and for those points of 95 in 100 in which scaling would not add the tasks that the headroom needs. Its CPU
 * does not grow unless `raise` allows it. The maximum is never lowered, because it costs nothing until it is needed.
 */
function countsFor(need: Need, current: Current, size: Omit<Sized, "counts">): TaskCounts {
  const { counts, cpu, targets } = current;
  const floor = Math.min(2, fewestTasks(counts));
  if (!counts.scaling) {
    return { scaling: false, desired: Math.max(floor, Math.ceil(need.p95 / size.cpu)) };
  }
  const within = (maximum: number) =>
    runningUnder(
      need.loads,
      { ...size, counts: { scaling: true, minimum: floor, maximum } },
      targets,
    ).map(({ tasks }) => tasks);
  const peak =
    size.cpu < cpu ? Math.max(Math.ceil(need.peak / size.cpu), highest(within(Infinity))) : 0;
  const maximum = Math.max(floor, counts.maximum, peak);
  const short = within(maximum).map((tasks, index) => {
    const wanted = Math.ceil((need.demands[index] ?? 0) / size.cpu);
    return wanted > tasks ? wanted : 0;
  });
  const most = need.raise ? counts.maximum : Math.ceil((counts.minimum * cpu) / size.cpu);
  const asked = Math.max(Math.ceil(need.median / size.cpu), percentile(short, 95));
  const minimum = Math.max(floor, Math.min(most, asked));
  return { scaling: true, minimum, maximum: Math.max(minimum, maximum) };
}

function cents(usd: number): number {
  return Math.round(100 * usd);
}
