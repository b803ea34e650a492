import { alarmPlans } from "../../../components/monitoring/alarms";
import type { Alarm } from "../../support/cloudWatch";
import { defaults, watched } from "./fixture";
import { alarmsOf, calm, type Minute } from "./world";

/** The alarms with the defaults, as the provider gets them. Values that AWS makes up are text here. */
const alarms = alarmPlans({ ...watched, healthCheckId: "check" }, defaults).map(
  ({ key, tells, judges }) => {
    return { key, tells, alarm: judges as unknown as Alarm };
  },
);

/** Unknown behaviour of CloudWatch: how late data points are, and how far an alarm looks beyond its periods. */
export const looks = [1, 2, 3].flatMap((delay) => [0, 2].map((extra) => ({ delay, extra })));

export type LookAt = (typeof looks)[number];

/** The messages as `minute alarm`, the earliest first. All alarms that mean that the app is down send one message. */
export function messages(minutes: readonly Minute[], look: LookAt): readonly string[] {
  const spans = alarms.map((each) => ({ ...each, spans: alarmsOf(each.alarm, minutes, look) }));
  const down = joined(spans.filter(({ tells }) => tells === "down").flatMap((each) => each.spans));
  const others = spans.filter(({ tells }) => tells !== "down");
  return [
    ...down.map(([from]) => [from, "downAlarm"] as const),
    ...others.flatMap((each) => each.spans.map(([from]) => [from, each.key] as const)),
  ]
    .sort(([one], [other]) => one - other)
    .map(([minute, key]) => `${minute} ${key}`);
}

/** Joins spans that touch. */
function joined(
  spans: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const all: [number, number][] = [];
  for (const [from, to] of [...spans].sort(([one], [other]) => one - other)) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

/** A number of minutes, each changed by a function of its number. */
export function minutes(
  count: number,
  change: (minute: number) => Partial<Minute>,
): readonly Minute[] {
  return Array.from({ length: count }, (_, minute) => ({ ...calm, ...change(minute) }));
}

/** Every message, the end of an alarm included, as `minute alarm on` or `minute alarm off`. */
export function told(all: readonly Minute[], look: LookAt): readonly string[] {
  const spans = alarms.map((each) => ({ ...each, spans: alarmsOf(each.alarm, all, look) }));
  const down = joined(spans.filter(({ tells }) => tells === "down").flatMap((each) => each.spans));
  const others = spans.filter(({ tells }) => tells !== "down");
  return [{ key: "downAlarm", spans: down }, ...others]
    .flatMap(({ key, spans: own }) =>
      own.flatMap(([from, to]) => [
        [from, `${key} on`] as const,
        ...(to < all.length ? [[to, `${key} off`] as const] : []),
      ]),
    )
    .sort(([one], [other]) => one - other)
    .map(([minute, what]) => `${minute} ${what}`);
}
