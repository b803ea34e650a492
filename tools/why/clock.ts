import { plural } from "../../components/common/text/plural";

/** A time of day in UTC, `12:04:31`; with its date if that is not the date of `now`. */
export function clock(at: Date, now: Date): string {
  const [date = "", time = ""] = at.toISOString().split("T");
  const short = time.slice(0, 8);
  return now.toISOString().startsWith(date) ? short : `${date} ${short}`;
}

const units = [
  { noun: "day", seconds: 86_400 },
  { noun: "hour", seconds: 3600 },
  { noun: "minute", seconds: 60 },
];

/** How long ago a time is, in its largest whole unit: `3 minutes ago`, `2 days ago`. */
export function ago(at: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - at.getTime()) / 1000);
  const unit = units.find((each) => seconds >= each.seconds);
  return unit === undefined
    ? "less than a minute ago"
    : `${plural(Math.floor(seconds / unit.seconds), unit.noun)} ago`;
}
