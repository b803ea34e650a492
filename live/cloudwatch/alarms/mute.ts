import { CloudWatchClient, PutAlarmMuteRuleCommand } from "@aws-sdk/client-cloudwatch";
import type { AlarmMute } from "../../../components/common/live";
import { withClient, type ClientConfig } from "../../calls/clients";
import { describeAlarms } from ".";

/** The seconds that the call may take before the minute begins in which the rule mutes. */
const callSeconds = 10;

/**
 * Mutes those of the alarms that tell somebody, from the next minute on. The rule ends by itself, even if this process
 * does not live that long; a second call with the same name replaces it. Resolves with how many alarms are muted.
 * Rejects with AWS's error.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 */
export async function muteAlarms(
  config: ClientConfig,
  { ruleName, alarmNames, minutes }: AlarmMute,
  now = Date.now(),
): Promise<number> {
  return withClient(CloudWatchClient, config, async (client) => {
    const found = await describeAlarms(client, alarmNames);
    const telling = found.flatMap(({ AlarmName: name, AlarmActions: actions = [] }) =>
      name !== undefined && actions.length > 0 ? [name] : [],
    );
    if (telling.length === 0) return 0;
    await client.send(
      new PutAlarmMuteRuleCommand({
        Name: ruleName,
        Description: "Mutes alarms once, and ends by itself",
        Rule: {
          Schedule: { Expression: at(now), Duration: `PT${minutes}M`, Timezone: "UTC" },
        },
        MuteTargets: { AlarmNames: telling },
      }),
    );
    return telling.length;
  });
}

/** The next minute that is still ahead when the call arrives. */
function at(now: number): string {
  const minute = new Date(now + 1000 * (60 + callSeconds)).toISOString().slice(0, 16);
  return `at(${minute})`;
}
