/** A time of day in UTC, `12:04:31`; with its date if that is not the date of `now`. */
export function clock(at: Date, now: Date): string {
  const [date = "", time = ""] = at.toISOString().split("T");
  const short = time.slice(0, 8);
  return now.toISOString().startsWith(date) ? short : `${date} ${short}`;
}
