import type { TaskCounts, Usage } from "../../../live/cloudwatch/metrics";
import { leastDays, leastHours, tooMuch } from "../limits";
import {
  cheapest,
  fewestTasks,
  largest,
  mostTasks,
  priced,
  used95,
  type Need,
  type Priced,
} from "./plans";
import type { Facts } from "../reasons/facts";
import { adviceReasons, tooLittleReasons } from "../reasons";
import { memoryForScaling, runningUnder } from "../scaling";
import { highest, percentile, shown, summarize } from "../summary";
import type {
  Current,
  Headroom,
  Load,
  Measured,
  Plan,
  PriceOf,
  Recommendation,
  Summary,
  TooLittle,
} from "../types";
import { boundOf, saving } from "./bound";

const hour = 3_600_000;

/**
 * The smallest size and counts that would have been enough for the past use plus the headroom. It keeps at least two
 * tasks if two or more run now. It never recommends more tasks than now, except that the maximum of scaling may rise if
 * the tasks become smaller.
 */
export function recommend(
  usage: Usage,
  given: Current,
  headroom: Headroom,
  priceOf: PriceOf,
): Recommendation {
  const summary = summarize(usage, given);
  if (summary === undefined || summary.days < leastDays || summary.hours < leastHours) {
    return tooLittle(usage, given, summary);
  }
  const current = { ...given, counts: usualCounts(given.counts, summary) };
  const small = tooSmall(summary, current);
  const need = needed(summary, current, headroom, small);
  const { cpu, memory, counts } = current;
  const isNow = priced({ cpu, memory, counts }, need, current, priceOf);
  const found = cheapest(need, current, priceOf);
  const best = found ?? largest(need, current, priceOf);
  const stays = same(best, isNow) || (!small.cpu && !small.memory && saving(isNow, best) < 0.01);
  const now = { ...plan(isNow, summary, current), cpuP95: summary.cpu.p95 };
  const recommended = stays ? now : plan(best, summary, current);
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
    enough: found !== undefined || stays,
    running: runningUnder(summary.loads, recommended, current.targets),
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
  const { days = 0, hours = 0 } = summary ?? {};
  const missing = Math.max(24 * (leastDays - days), leastHours - hours);
  const comeBack = new Date(usage.until.getTime() + missing * hour);
  return {
    verdict: "tooLittle",
    days,
    hours,
    comeBack,
    reasons: tooLittleReasons(usage, current, summary),
  };
}

/** The usual number of tasks, if the stack file asks for none. */
function usualCounts(counts: TaskCounts, { tasks }: Summary): TaskCounts {
  if (mostTasks(counts) > 0) return counts;
  return counts.scaling
    ? { scaling: true, minimum: tasks.least, maximum: Math.max(1, tasks.most) }
    : { scaling: false, desired: Math.max(1, tasks.usual) };
}

function tooSmall({ cpu, memory, loads }: Measured, current: Current): Facts["small"] {
  const capacity = current.cpu * mostTasks(current.counts);
  const together = 100 * percentile(peaks(loads), 95) > tooMuch.cpu * capacity;
  return {
    cpu: cpu.p95 > tooMuch.cpu ? "each" : together && "together",
    memory: (memory?.maximum ?? 0) > tooMuch.memory,
  };
}

/**
 * If the present size is not too small, its CPU and memory are enough, even if the headroom would
 * take a little more.
 */
function needed(
  { cpu, loads, memory, idle }: Measured,
  current: Current,
  headroom: Headroom,
  small: Facts["small"],
): Need {
  const times = withHeadroom(1, headroom.cpu, small.cpu ? tooMuch.cpu : 100);
  const demands = peaks(loads);
  const p95 = percentile(demands, 95);
  const capacity = current.cpu * mostTasks(current.counts);
  const alone = small.cpu && current.counts.scaling ? (cpu.p95 / 100) * current.cpu : 0;
  const forScaling = memoryForScaling(loads, current.targets);
  const used = memory && (memory.maximum / 100) * current.memory;
  const need = {
    p95: small.cpu ? p95 * times : Math.min(p95 * times, capacity),
    median: percentile(demands, 50) * times,
    peak: highest(demands) * times,
    demands: demands.map((each) => each * times),
    loads,
    limit: 1,
    raise: small.cpu !== false || forScaling > current.memory,
    leastCpu: withHeadroom(alone, headroom.cpu, tooMuch.cpu),
    memory: Math.max(
      used === undefined
        ? current.memory
        : small.memory
          ? withHeadroom(used, headroom.memory, tooMuch.memory)
          : Math.min(used * (1 + headroom.memory / 100), current.memory),
      forScaling,
    ),
    share: 1 - idle,
  };
  return small.cpu ? need : { ...need, limit: Math.max(1, used95(need, current, current)) };
}

function peaks(loads: readonly Load[]): readonly number[] {
  return loads.map(({ peak }) => peak);
}

/** The use plus the headroom, and at least enough that the size is no longer too small. */
function withHeadroom(used: number, headroom: number, limit: number): number {
  return Math.max(used * (1 + headroom / 100), (used * 100) / limit);
}

/** The use that the size and the counts would have had under the same load. */
function plan(chosen: Priced, { loads, memory }: Measured, current: Current): Plan {
  const { cpu, memory: size } = chosen;
  const running = runningUnder(loads, chosen, current.targets);
  const levels = loads.map(
    ({ peak }, index) => (100 * peak) / (cpu * Math.max(1, running[index]?.tasks ?? 1)),
  );
  return {
    ...chosen,
    cpuP95: percentile(levels, 95),
    memoryMaximum: memory && (memory.maximum * current.memory) / size,
  };
}

function same(a: Priced, b: Priced): boolean {
  return (
    a.cpu === b.cpu &&
    a.memory === b.memory &&
    mostTasks(a.counts) === mostTasks(b.counts) &&
    fewestTasks(a.counts) === fewestTasks(b.counts)
  );
}
