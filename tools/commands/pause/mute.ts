import type { ClientConfig } from "../../../live/calls/clients";
import { describeError, failureLine } from "../../../live/calls/errors";
import { mutedText, type Action } from "../../pause/text";
import type { PausableStack } from "../../stack/service/tasksOfStack";

/** Minutes in which the alarms are muted: as long as CloudWatch can, or until the tasks are healthy again. */
const muteMinutes: Readonly<Record<Action, number>> = { pause: 15 * 24 * 60, resume: 15 };

/**
 * Mutes every alarm that notifies somebody. Returns the row about it for the answer; undefined if
 * there is no such alarm.
 */
export async function mute(
  action: Action,
  { alarms }: PausableStack,
  client: ClientConfig,
): Promise<string | undefined> {
  const { muteAlarms } = await import("../../../live/cloudwatch/alarms/mute");
  try {
    const { ruleName, places } = alarms;
    const minutes = muteMinutes[action];
    let count = 0;
    for (const { region, alarmNames } of places) {
      count += await muteAlarms({ ...client, region }, { ruleName, alarmNames, minutes });
    }
    return count === 0 ? undefined : mutedText(action, count);
  } catch (error) {
    const failure = failureLine(describeError(error));
    return `not muted, so that they may tell people that it is down: ${failure}`;
  }
}
