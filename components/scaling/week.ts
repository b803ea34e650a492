import type { Counts, Schedule } from "./types";

/** One change of the counts, at the same time of one or more days. */
export interface ScheduledChange extends Counts {
  /**
   * The part of the week that begins: `day`, `night` or `weekend`, with a number if that part begins at several times.
   */
  readonly name: string;
  /** https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html */
  readonly cron: string;
}

const days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;

type Part = "day" | "night" | "weekend";

interface Change {
  readonly part: Part;
  readonly time: string;
  readonly days: readonly string[];
}

/** The changes of a week, in the schedule's own time zone, so that summer time does not move them. */
export function weekOf(schedule: Schedule, day: Counts): readonly ScheduledChange[] {
  const counts = { day, night: schedule.nights ?? day, weekend: schedule.weekends ?? day };
  const changes = changesOf(schedule);
  return changes.map(({ part, time, days: on }, index) => {
    const { min, max } = counts[part];
    const nth = changes.slice(0, index).filter((each) => each.part === part).length + 1;
    return { name: nth === 1 ? part : `${part}-${nth}`, cron: cron(time, on), min, max };
  });
}

function changesOf(schedule: Schedule): readonly Change[] {
  const times = boundaries(schedule);
  const found = new Map<string, Change>();
  days.forEach((name, index) => {
    for (const time of times) {
      const part = partAt(schedule, index, time);
      if (part === partBefore(schedule, times, index, time)) continue;
      const key = `${part} ${time}`;
      found.set(key, { part, time, days: [...(found.get(key)?.days ?? []), name] });
    }
  });
  return [...found.values()];
}

/** Times of day at which a part of the week may begin. */
function boundaries({ nights, weekends }: Schedule): readonly string[] {
  return [
    ...new Set([...(weekends ? ["00:00"] : []), ...(nights ? [nights.from, nights.to] : [])]),
  ].sort();
}

function partAt({ nights, weekends }: Schedule, day: number, time: string): Part {
  if (weekends && (day === 0 || day === 6)) return "weekend";
  if (!nights) return "day";
  const { from, to } = nights;
  const night = from < to ? time >= from && time < to : time >= from || time < to;
  return night ? "night" : "day";
}

function partBefore(schedule: Schedule, times: readonly string[], day: number, time: string): Part {
  const at = times.indexOf(time);
  const before = times[at - 1];
  return before === undefined
    ? partAt(schedule, (day + 6) % 7, times.at(-1) ?? time)
    : partAt(schedule, day, before);
}

/** The schedule in AWS's form, e.g. `cron(0 7 ? * MON,TUE *)`, with `*` for every day of the week. */
function cron(time: string, on: readonly string[]): string {
  const [hour = "", minute = ""] = time.split(":");
  const which = on.length === days.length ? "* * ?" : `? * ${on.join(",")}`;
  return `cron(${Number(minute)} ${Number(hour)} ${which} *)`;
}
