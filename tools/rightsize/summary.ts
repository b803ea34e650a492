import type { Level, Usage, UsagePoint } from "../../live/cloudwatch/metrics";
import type { Current, Load, Measured, Percentages, Summary } from "./types";

const day = 86_400_000;
const hour = 3_600_000;

/** Gaps that take a smaller share of the time than this were probably not planned. */
const leastIdle = 0.05;

type Busy = UsagePoint & { readonly cpu: Level; readonly tasks: number };

/** The use since the tasks have had their present size; undefined if no point has a running task. */
export function summarize(usage: Usage, current: Current): Measured | undefined {
  const busy = usage.points
    .filter(({ at }) => at >= current.since)
    .filter((point) => point.cpu !== undefined && point.tasks !== 0)
    .map((point) => ({ ...point, tasks: point.tasks ?? asked(current) }) as Busy);
  const [first, last] = [busy[0], busy.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const period = 1000 * usage.periodSeconds;
  const until = new Date(last.at.getTime() + period);
  const time = until.getTime() - first.at.getTime();
  const idle = 1 - (busy.length * period) / time;
  const tasks = busy.map((each) => each.tasks);
  const requests = busy.map((each) => each.requests).filter((each) => each !== undefined);
  return {
    from: first.at,
    until,
    days: time / day,
    hours: (busy.length * period) / hour,
    idle: idle < leastIdle ? 0 : idle,
    cpu: percentages(busy.map(({ at, cpu }) => ({ at, level: cpu }))),
    memory: memoryOf(busy),
    tasks: {
      least: Math.round(lowest(tasks)),
      usual: Math.round(percentile(tasks, 50)),
      most: Math.round(highest(tasks)),
    },
    requests:
      requests.length === 0
        ? undefined
        : { p95: percentile(requests, 95), maximum: highest(requests) },
    loads: busy.map((each, index) => loadOf(each, busy[index - 1], current)),
  };
}

function loadOf(point: Busy, before: Busy | undefined, { cpu, memory }: Current): Load {
  const { at, tasks, requests } = point;
  return {
    first: before === undefined || at.getTime() - before.at.getTime() > hour,
    peak: (point.cpu.maximum / 100) * cpu * tasks,
    average: (point.cpu.average / 100) * cpu * tasks,
    memory: point.memory && (point.memory.average / 100) * memory,
    requests: requests === undefined ? undefined : requests * tasks,
  };
}

function asked({ counts }: Current): number {
  return counts.scaling ? counts.minimum : counts.desired;
}

interface LevelAt {
  readonly at: Date;
  readonly level: Level;
}

function memoryOf(busy: readonly Busy[]): Percentages | undefined {
  const known = busy.flatMap(({ at, memory }) => (memory ? [{ at, level: memory }] : []));
  return known.length === 0 ? undefined : percentages(known);
}

function percentages(levels: readonly LevelAt[]): Percentages {
  const maxima = levels.map(({ level }) => level.maximum);
  const maximum = highest(maxima);
  const busiest = levels.find(({ level }) => level.maximum === maximum)?.at ?? new Date(0);
  const others = levels.filter(({ at }) => Math.abs(at.getTime() - busiest.getTime()) > hour);
  return {
    average: levels.reduce((sum, { level }) => sum + level.average, 0) / levels.length,
    p95: percentile(maxima, 95),
    maximum,
    busiest,
    otherwise: highest(others.map(({ level }) => level.maximum)),
  };
}

/** The lowest value that is at least as high as this percentage of the values; 0 without values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

/** The highest value; 0 without values. */
export function highest(values: readonly number[]): number {
  return values.reduce((most, each) => Math.max(most, each), 0);
}

function lowest(values: readonly number[]): number {
  return values.reduce((least, each) => Math.min(least, each), Infinity);
}

/** The part of a summary that people and scripts see. */
export function shown(measured: Measured): Summary {
  const { from, until, days, hours, idle, cpu, memory, tasks, requests } = measured;
  return { from, until, days, hours, idle, cpu, memory, tasks, requests };
}
