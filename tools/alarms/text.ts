import type { Alarm } from "../../live/cloudwatch/alarms";
import { pairs } from "../text/columns";
import { nextSection, section, type Style } from "../text/style";
import { ago } from "../why/clock";

/** First the number of alarms that are not OK, then each alarm with its state, its meaning, and who is notified. */
export function alarmsText(
  stack: string,
  alarms: readonly Alarm[],
  now: Date,
  style: Style,
): string {
  const { colors } = style;
  const bad = alarms.filter(({ state }) => state === "ALARM");
  const head =
    bad.length === 0
      ? colors.bold(colors.green(`${stack}: none of ${alarms.length} alarms is on`))
      : colors.bold(colors.red(`${stack}: ${bad.length} of ${alarms.length} alarms are on`));
  const sorted = [...bad, ...alarms.filter((each) => !bad.includes(each))];
  const rows = sorted.map(
    (alarm) => [alarm.name, `${stateText(alarm, now)}\n${alarm.description}`] as const,
  );
  const silent = alarms.every(({ tells }) => !tells);
  const next = bad.length > 0 ? `catalog why ${stack}` : `catalog alarms ${stack} --test`;
  return (
    [
      `${head}\n${pairs(rows, style)}`,
      ...(silent
        ? [
            section("Nobody gets a message", style, [
              `  pulumi config set --path monitoring.alarmEmail team@example.com -s ${stack}`,
            ]),
          ]
        : [nextSection([next], style)]),
    ].join("\n\n") + "\n"
  );
}

function stateText({ state, since }: Alarm, now: Date): string {
  const when = since === undefined ? "" : `, since ${ago(since, now)}`;
  switch (state) {
    case "OK":
      return `OK${when}`;
    case "ALARM":
      return `ON${when}`;
    case "INSUFFICIENT_DATA":
      return `no data yet${when}`;
  }
}
