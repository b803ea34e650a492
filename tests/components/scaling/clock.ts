import type { Counts, Schedule } from "../../../components/scaling";
import type { ScheduledChange } from "../../../components/scaling/week";

const days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** Minutes between two looks at the clock. Every time of day in the tests is a multiple of it. */
const step = 15;

/** Every look at the clock in a week that begins on Sunday. */
const moments = Array.from({ length: (7 * 24 * 60) / step }, (_, index) => {
  const minute = index * step;
  return {
    day: Math.floor(minute / 1440),
    hour: Math.floor(minute / 60) % 24,
    minute: minute % 60,
  };
});

type Moment = (typeof moments)[number];

/** The counts in every moment of a week, as the schedule says in words. */
export function asWritten({ nights, weekends }: Schedule, day: Counts): readonly Counts[] {
  return moments.map((moment) => {
    if (weekends && (moment.day === 0 || moment.day === 6)) return counts(weekends);
    return nights && isNight(nights, moment) ? counts(nights) : counts(day);
  });
}

function isNight({ from, to }: NonNullable<Schedule["nights"]>, { hour, minute }: Moment): boolean {
  const minutes = (text: string) => 60 * Number(text.slice(0, 2)) + Number(text.slice(3));
  const length = (minutes(to) - minutes(from) + 1440) % 1440;
  return (60 * hour + minute - minutes(from) + 1440) % 1440 < length;
}

/** The counts in every moment of the second of two weeks of these changes, for any counts before the first. */
export function asScheduled(changes: readonly ScheduledChange[]): readonly Counts[] {
  let now: Counts = { min: -1, max: -1 };
  const weeks = [...moments, ...moments].map((moment) => {
    const due = changes.filter(({ cron }) => isDue(cron, moment));
    if (due.length > 1) throw new Error(`several changes at once: ${JSON.stringify(due)}`);
    now = due[0] ? counts(due[0]) : now;
    return now;
  });
  return weeks.slice(moments.length);
}

/** How often the changes are made in a week. */
export function dueInAWeek(changes: readonly ScheduledChange[]): number {
  return moments.flatMap((moment) => changes.filter(({ cron }) => isDue(cron, moment))).length;
}

/** How often the counts differ from the moment before in a week. */
export function turns(week: readonly Counts[]): number {
  return week.filter((each, index) => JSON.stringify(each) !== JSON.stringify(week.at(index - 1)))
    .length;
}

/** Reads `cron(minute hour day-of-month month day-of-week year)`. Throws for a form that the program does not write. */
function isDue(cron: string, moment: Moment): boolean {
  const fields = /^cron\((\d+) (\d+) (?:\* \* \?|\? \* ([A-Z,]+)) \*\)$/.exec(cron);
  if (!fields) throw new Error(`no such expression: ${cron}`);
  const [, minute, hour, on = days.join()] = fields;
  const named = on.split(",");
  const strange = named.filter((day) => !days.includes(day));
  if (strange.length > 0) throw new Error(`no such days: ${strange.join()}`);
  return (
    Number(minute) === moment.minute &&
    Number(hour) === moment.hour &&
    named.includes(days[moment.day] ?? "")
  );
}

function counts({ min, max }: Counts): Counts {
  return { min, max };
}
