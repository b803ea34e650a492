import type { TaskCounts, Usage } from "../../live/metrics";
import { leastDays, tooMuch } from "./limits";
import { cheapest, fewestTasks, largest, mostTasks, priced, type Need, type Priced } from "./plans";
import { adviceReasons, tooLittleReasons, type Facts } from "./reasons";
import { highest, percentile, shown, summarize } from "./summary";
import type {
  Bound,
  Current,
  Headroom,
  Measured,
  Plan,
  PriceOf,
  Recommendation,
  Summary,
  TooLittle,
} from "./types";

const day = 86_400_000;

/**
 * The smallest size and counts that would have held what was used, with the headroom above it. Never fewer than two
 * tasks where two or more run now, and never more than now, but for a scaling maximum of smaller tasks.
 */
export function recommend(
  usage: Usage,
  given: Current,
  headroom: Headroom,
  priceOf: PriceOf,
): Recommendation {
  const summary = summarize(usage, given);
  if (summary === undefined || summary.days < leastDays) return tooLittle(usage, given, summary);
  const current = { ...given, counts: usualCounts(given.counts, summary) };
  const small = tooSmall(summary, current);
  const need = needed(summary, current, headroom, small);
  const { cpu, memory, counts } = current;
  const isNow = priced({ cpu, memory, counts }, need, current, priceOf);
  const found = cheapest(need, current, priceOf);
  const best = found ?? largest(need, current, priceOf);
  const stays = same(best, isNow) || (!small.cpu && !small.memory && saving(isNow, best) < 0.01);
  const now = { ...plan(isNow, summary, current, need), cpuP95: summary.cpu.p95 };
  const recommended = stays ? now : plan(best, summary, current, need);
  const bound = boundOf(need, current, priceOf, best);
  const facts: Facts = {
    summary,
    given,
    current,
    headroom,
    small,
    need,
    now,
    recommended,
    bound,
    enough: found !== undefined,
  };
  return {
    verdict: stays ? "keep" : small.cpu || small.memory ? "larger" : "smaller",
    bound,
    now,
    recommended,
    saving: saving(now, recommended),
    summary: shown(summary),
    reasons: adviceReasons(facts),
  };
}

function tooLittle(usage: Usage, current: Current, summary: Summary | undefined): TooLittle {
  const days = summary?.days ?? 0;
  const comeBack = new Date(usage.until.getTime() + (leastDays - days) * day);
  return {
    verdict: "tooLittle",
    days,
    comeBack,
    reasons: tooLittleReasons(usage, current, summary),
  };
}

/** Where no task is asked for, what usually ran. */
function usualCounts(counts: TaskCounts, { tasks }: Summary): TaskCounts {
  if (mostTasks(counts) > 0) return counts;
  return counts.scaling
    ? { scaling: true, minimum: tasks.least, maximum: Math.max(1, tasks.most) }
    : { scaling: false, desired: Math.max(1, tasks.usual) };
}

function tooSmall({ cpu, memory, demands }: Measured, current: Current): Facts["small"] {
  const capacity = current.cpu * mostTasks(current.counts);
  const together = 100 * percentile(demands, 95) > tooMuch.cpu * capacity;
  return {
    cpu: cpu.p95 > tooMuch.cpu ? "each" : together && "together",
    memory: (memory?.maximum ?? 0) > tooMuch.memory,
  };
}

/** A size that is not too small is enough, even where the headroom would take a little more. */
function needed(
  { cpu, demands, memory, idle }: Measured,
  current: Current,
  headroom: Headroom,
  small: Facts["small"],
): Need {
  const times = 1 + headroom.cpu / 100;
  const p95 = percentile(demands, 95);
  const capacity = current.cpu * mostTasks(current.counts);
  const alone = small.cpu && current.counts.scaling ? (cpu.p95 / 100) * current.cpu : 0;
  const used = memory && (memory.maximum / 100) * current.memory;
  return {
    p95: small.cpu ? withHeadroom(p95, headroom.cpu, tooMuch.cpu) : Math.min(p95 * times, capacity),
    median: percentile(demands, 50) * times,
    peak: highest(demands) * times,
    demands: demands.map((each) => each * times),
    leastCpu: withHeadroom(alone, headroom.cpu, tooMuch.cpu),
    memory:
      used === undefined
        ? current.memory
        : small.memory
          ? withHeadroom(used, headroom.memory, tooMuch.memory)
          : Math.min(used * (1 + headroom.memory / 100), current.memory),
    share: 1 - idle,
  };
}

/** With the headroom, and at least so much that it is not too small any more. */
function withHeadroom(used: number, headroom: number, limit: number): number {
  return Math.max(used * (1 + headroom / 100), (used * 100) / limit);
}

/** What the size and the counts would have come to under the same load. */
function plan(chosen: Priced, { demands, memory }: Measured, current: Current, need: Need): Plan {
  const { cpu, memory: size, counts } = chosen;
  const levels = demands.map((demand, index) => {
    const wanted = Math.ceil((need.demands[index] ?? 0) / cpu);
    const tasks = Math.min(mostTasks(counts), Math.max(fewestTasks(counts), wanted, 1));
    return (100 * demand) / (cpu * tasks);
  });
  return {
    ...chosen,
    cpuP95: percentile(levels, 95),
    memoryMaximum: memory && (memory.maximum * current.memory) / size,
  };
}

/** What alone would allow less, were it not needed. */
function boundOf(need: Need, current: Current, priceOf: PriceOf, best: Priced): Bound {
  const without = (less: Partial<Need>) => {
    const found = cheapest({ ...need, ...less }, current, priceOf);
    return found !== undefined && saving(best, found) >= 0.01;
  };
  const noCpu = { p95: 0, median: 0, peak: 0, demands: need.demands.map(() => 0), leastCpu: 0 };
  const noMemory = { memory: 0 };
  const [byCpu, byMemory] = [without(noCpu), without(noMemory)];
  if (byCpu !== byMemory) return byCpu ? "cpu" : "memory";
  return byCpu || without({ ...noCpu, ...noMemory }) ? "both" : "smallest";
}

function same(a: Priced, b: Priced): boolean {
  return (
    a.cpu === b.cpu &&
    a.memory === b.memory &&
    mostTasks(a.counts) === mostTasks(b.counts) &&
    fewestTasks(a.counts) === fewestTasks(b.counts)
  );
}

function saving(from: { readonly monthly: number }, to: { readonly monthly: number }): number {
  return from.monthly - to.monthly;
}
