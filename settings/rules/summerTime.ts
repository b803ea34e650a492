const minute = 60_000;
const day = 24 * 60 * minute;

/** How far ahead clocks are known to change. */
const ahead = 2 * 366 * day;

/** Clocks change at most once in so long. */
const step = 7 * day;

/**
 * The next day, within two years, on which a time of day like `02:30` is skipped or comes twice in a time zone, as
 * `2027-03-28`; undefined where each day has it once. Which action AWS takes at such a time, it does not say.
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

/** The next half hour of the clock after a time of day that each day of the next two years has once; `03:00` of `02:30`. */
export function nextOfEachDay(timezone: string, time: string, from: Date = new Date()): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const halves = 2 * hours + Math.floor(minutes / 30);
  const later = Array.from({ length: 47 }, (_, index) => clock((halves + 1 + index) % 48));
  return later.find((each) => clockChange(timezone, each, from) === undefined) ?? time;
}

/** The time of day after so many half hours. */
function clock(halves: number): string {
  return `${String(Math.floor(halves / 2)).padStart(2, "0")}:${halves % 2 === 0 ? "00" : "30"}`;
}

/** The first whole minute with the offset of the end, between two times whose offsets differ. */
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

/** Minutes that a zone is ahead of UTC at a time. */
function offsetIn(timezone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone: timezone, timeZoneName: "longOffset" });
  return (at) => {
    const [, sign, hours = 0, minutes = 0] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(at)) ?? [];
    return (sign === "-" ? -1 : 1) * (60 * Number(hours) + Number(minutes));
  };
}
