import { fargateSizes } from "../../components/fargateApp/size";
import type { TaskCounts } from "../../live/metrics";
import type { Current, PriceOf } from "./types";

/** A month, as AWS's price pages count it. */
export const hoursPerMonth = 730;

/** What is needed, with its headroom. */
export interface Need {
  /** CPU units of all tasks together, in 95 of 100 points. */
  readonly p95: number;
  /** The same in half of the points. */
  readonly median: number;
  /** The same in the busiest point. */
  readonly peak: number;
  /** The same in every point. */
  readonly demands: readonly number[];
  /** CPU units of each task at least; of a service that scales, more tasks are not what it lacks. */
  readonly leastCpu: number;
  /** MiB of each task; it does not become less with less CPU. */
  readonly memory: number;
  /** Share of the time in which tasks run. */
  readonly share: number;
}

/** A size and counts, and what they cost a month in USD. */
export interface Priced {
  readonly cpu: number;
  readonly memory: number;
  readonly counts: TaskCounts;
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
 * The cheapest size and counts that hold what is needed in as many tasks as now, or fewer; of those that cost the same,
 * the size as it is, then more tasks. Undefined where no size does.
 */
export function cheapest(need: Need, current: Current, priceOf: PriceOf): Priced | undefined {
  const fits = [...fargateSizes].flatMap(([cpu, memories]) => {
    const memory = memories.find((each) => each >= need.memory);
    const few = Math.ceil(need.p95 / cpu) <= mostTasks(current.counts);
    return memory !== undefined && few && cpu >= need.leastCpu ? [{ cpu, memory }] : [];
  });
  const unchanged = (each: Priced) => Number(each.cpu === current.cpu);
  return fits
    .map((size) =>
      priced({ ...size, counts: countsFor(need, current, size) }, need, current, priceOf),
    )
    .sort(
      (a, b) =>
        cents(a.monthly) - cents(b.monthly) ||
        unchanged(b) - unchanged(a) ||
        fewestTasks(b.counts) - fewestTasks(a.counts),
    )[0];
}

/** The largest size in as many tasks as it takes, where as many as now do not hold what is needed. */
export function largest(need: Need, current: Current, priceOf: PriceOf): Priced {
  const [cpu, memories] = [...fargateSizes].at(-1) ?? [current.cpu, [current.memory]];
  const memory = memories.find((each) => each >= need.memory) ?? memories.at(-1) ?? current.memory;
  const tasks = Math.max(mostTasks(current.counts), Math.ceil(need.p95 / cpu));
  const counts: TaskCounts = current.counts.scaling
    ? { ...current.counts, maximum: tasks }
    : { scaling: false, desired: tasks };
  return priced({ cpu, memory, counts }, need, current, priceOf);
}

/** What a size and counts would have cost, had the count followed the load within its limits. */
export function priced(
  plan: Omit<Priced, "monthly">,
  { demands, share }: Need,
  { architecture }: Current,
  priceOf: PriceOf,
): Priced {
  const { cpu, memory, counts } = plan;
  const within = (count: number) =>
    Math.min(mostTasks(counts), Math.max(fewestTasks(counts), count));
  const tasks = demands.reduce((sum, each) => sum + within(Math.ceil(each / cpu)), 0);
  const mean = tasks / Math.max(1, demands.length);
  return { ...plan, monthly: mean * priceOf(cpu, memory, architecture) * hoursPerMonth * share };
}

/**
 * How many tasks of a size: two at least where two or more run now. A minimum holds half of the points and never more
 * than it does now; a maximum costs nothing until it is needed, so it is not lowered.
 */
function countsFor(need: Need, current: Current, size: { readonly cpu: number }): TaskCounts {
  const { counts, cpu } = current;
  const floor = Math.min(2, fewestTasks(counts));
  if (!counts.scaling) {
    return { scaling: false, desired: Math.max(floor, Math.ceil(need.p95 / size.cpu)) };
  }
  const asNow = Math.ceil((counts.minimum * cpu) / size.cpu);
  const least = Math.max(floor, Math.min(asNow, Math.ceil(need.median / size.cpu)));
  const peak = size.cpu < cpu ? Math.ceil(need.peak / size.cpu) : 0;
  return { scaling: true, minimum: least, maximum: Math.max(least, counts.maximum, peak) };
}

function cents(usd: number): number {
  return Math.round(100 * usd);
}
