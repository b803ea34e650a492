const minute = 60_000;
const day = 24 * 60 * minute;

/** How far ahead changes of the clock are looked for, in milliseconds. */
const ahead = 2 * 366 * day;

/** The shortest time between two changes of the clock, in milliseconds. */
const step = 7 * day;

/**
 * The next day within two years, e.g. `2027-03-28`, on which a time zone skips a time of day like `02:30` or has it
 * twice. Undefined if every day has it once. AWS does not document what its scheduled actions do at such a time.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export function clockChange(
  timezone: string,
  time: string,
  from: Date = new Date(),
): string | undefined {
  const offset = offsetIn(timezone);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const wanted = 60 * hours + minutes;
  const end = from.getTime() + ahead;
  for (let at = from.getTime(); at < end; at += step) {
    if (offset(at) === offset(at + step)) continue;
    const change = firstOfNew(at, at + step, offset);
    const [first, last] = [offset(change - minute), offset(change)].sort((a, b) => a - b);
    if (first === undefined || last === undefined) continue;
    const begin = change + first * minute;
    const since = (((wanted - begin / minute) % 1440) + 1440) % 1440;
    if (since < last - first) {
      return new Date(begin + since * minute).toISOString().slice(0, 10);
    }
  }
  return undefined;
}

/**
 * The next full or half hour after a time of day that every day of the next two years has once, e.g. `03:00` after
 * `02:30`.
 */
export function nextOfEachDay(timezone: string, time: string, from: Date = new Date()): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const halves = 2 * hours + Math.floor(minutes / 30);
  const later = Array.from({ length: 47 }, (_, index) => clock((halves + 1 + index) % 48));
  return later.find((each) => clockChange(timezone, each, from) === undefined) ?? time;
}

/** A time of day from its number of half hours. */
function clock(halves: number): string {
  return `${String(Math.floor(halves / 2)).padStart(2, "0")}:${halves % 2 === 0 ? "00" : "30"}`;
}

/** The first whole minute that has the offset of `after`, between two times with different offsets. */
function firstOfNew(before: number, after: number, offset: (at: number) => number): number {
  const then = offset(after);
  let [low, high] = [Math.floor(before / minute), Math.floor(after / minute)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * minute) === then) high = middle;
    else low = middle;
  }
  return high * minute;
}

/** Returns a function that gives the minutes by which a zone is ahead of UTC at a time. */
function offsetIn(timezone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone: timezone, timeZoneName: "longOffset" });
  return (at) => {
    const [, sign, hours = 0, minutes = 0] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(at)) ?? [];
    return (sign === "-" ? -1 : 1) * (60 * Number(hours) + Number(minutes));
  };
}
