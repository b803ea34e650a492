import type { Range } from "../../types";

/** The capacity that a scheduled action sets. */
export interface ScheduledCapacity {
  /** `cron(0 20 ? * MON-FRI *)` */
  readonly schedule: string;
  /** Undefined if the action does not change it. */
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** Minutes of a week, and the number of tasks in them. */
export interface Period {
  readonly minutes: number;
  readonly tasks: Range;
}

/** A service's tasks over a week, or a sentence that says why they are unknown. */
export type Week =
  | { readonly known: true; readonly periods: readonly Period[] }
  | { readonly known: false; readonly periods: readonly Period[]; readonly reason: string };

const minutesOfDay = 24 * 60;
/** Minutes of a week. */
export const minutesOfWeek = 7 * minutesOfDay;
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * The week of a service with scheduled capacity: each action holds until the next one. The time zone moves the week but
 * does not change the shares, so it does not matter. If an expression is not weekly, the fewest and the most tasks of
 * all actions hold all the time.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export function scheduledWeek(base: Range, actions: readonly ScheduledCapacity[]): Week {
  if (actions.length === 0)
    return { known: true, periods: [{ minutes: minutesOfWeek, tasks: base }] };
  const changes = actions.map((action) => ({ action, minutes: minutesOf(action.schedule) }));
  const strange = changes.find(({ minutes }) => minutes === undefined);
  if (strange)
    return { known: false, periods: [widest(base, actions)], reason: notWeekly(strange.action) };
  const moments = changes
    .flatMap(({ action, minutes }) => (minutes ?? []).map((minute) => ({ minute, action })))
    .sort((a, b) => a.minute - b.minute);
  // A first round finds the capacity at the beginning of the week, which the last action of the week before has set.
  let tasks = base;
  for (const { action } of moments) tasks = after(tasks, action);
  const periods = moments.map(({ minute, action }, index): Period => {
    tasks = after(tasks, action);
    const until = moments[index + 1]?.minute ?? (moments[0]?.minute ?? 0) + minutesOfWeek;
    return { minutes: until - minute, tasks };
  });
  return { known: true, periods: merged(periods) };
}

/** The average of a value over a week. */
export function average(periods: readonly Period[], of: (tasks: Range) => Range): Range {
  const total = (pick: (value: Range) => number) =>
    periods.reduce((sum, { minutes, tasks }) => sum + minutes * pick(of(tasks)), 0) / minutesOfWeek;
  return { floor: total(({ floor }) => floor), ceiling: total(({ ceiling }) => ceiling) };
}

/** One period for each number of tasks. */
function merged(periods: readonly Period[]): readonly Period[] {
  const byTasks = new Map<string, Period>();
  for (const { minutes, tasks } of periods) {
    const key = `${tasks.floor} ${tasks.ceiling}`;
    byTasks.set(key, { minutes: minutes + (byTasks.get(key)?.minutes ?? 0), tasks });
  }
  return [...byTasks.values()];
}

function after(tasks: Range, { min, max }: ScheduledCapacity): Range {
  return { floor: min ?? tasks.floor, ceiling: max ?? tasks.ceiling };
}

function widest(base: Range, actions: readonly ScheduledCapacity[]): Period {
  const mins = actions.flatMap(({ min }) => (min === undefined ? [] : [min]));
  const maxes = actions.flatMap(({ max }) => (max === undefined ? [] : [max]));
  return {
    minutes: minutesOfWeek,
    tasks: { floor: Math.min(base.floor, ...mins), ceiling: Math.max(base.ceiling, ...maxes) },
  };
}

function notWeekly({ schedule }: ScheduledCapacity): string {
  return `the schedule ${schedule} cannot be read here (only cron with minutes, hours and days of the week): the fewest and the most tasks of all schedules count for the whole month`;
}

/**
 * The minutes of the week, from Sunday on, at which a cron expression fires; undefined if the expression is not weekly.
 */
function minutesOf(schedule: string): readonly number[] | undefined {
  const fields = /^cron\((.+)\)$/.exec(schedule.trim())?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) return undefined;
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  if (!/^[*?]$/.test(dayOfMonth) || month !== "*" || year !== "*") return undefined;
  const minutes = values(minute, 0, 59);
  const hours = values(hour, 0, 23);
  const days = daysOf(dayOfWeek);
  if (!minutes || !hours || !days) return undefined;
  return days.flatMap((day) =>
    hours.flatMap((each) => minutes.map((at) => day * minutesOfDay + each * 60 + at)),
  );
}

/** Days from 0 for Sunday. AWS counts from 1. */
function daysOf(field: string): readonly number[] | undefined {
  const numbered = field
    .toUpperCase()
    .replace(/[A-Z]{3}/g, (name) => String(weekdays.indexOf(name) + 1));
  return values(numbered.replace("?", "*"), 1, 7)?.map((day) => day - 1);
}

/** The numbers of a field: `*`, `1`, `1,3`, `2-6` or a mixture. Undefined for anything else. */
function values(field: string, from: number, to: number): readonly number[] | undefined {
  if (field === "*") return range(from, to);
  const parts = field.split(",").map((part) => {
    const match = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part);
    if (!match) return [];
    const first = Number(match[1]);
    const last = Number(match[2] ?? first);
    return first >= from && last <= to ? range(first, last) : [];
  });
  return parts.some((part) => part.length === 0) ? undefined : [...new Set(parts.flat())];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
