import assert from "node:assert/strict";
import { muteAlarms } from "../../../live/cloudwatch/alarms/mute";
import { AwsError, withCannedAws, type Answers } from "../support/cannedAws";
import { cannedConfig } from "../support/config";

const alarms = [
  { AlarmName: "Shop-Slow", AlarmActions: ["arn:topic"] },
  { AlarmName: "Shop-No-Task", AlarmActions: [] },
];

function mute(change: Answers = {}, now = Date.parse("2026-11-28T09:59:49Z")) {
  const answers = {
    DescribeAlarms: () => ({
      MetricAlarms: alarms,
      CompositeAlarms: [{ AlarmName: "Shop-Down", AlarmActions: ["arn:topic"] }],
    }),
    PutAlarmMuteRule: () => ({}),
    ...change,
  };
  return withCannedAws(answers, async ({ endpoint, calls }) => {
    const alarmNames = ["Shop-Slow", "Shop-No-Task", "Shop-Down", "Shop-Missing"];
    const asked = { ruleName: "shop-rollout", alarmNames, minutes: 25 };
    const count = await muteAlarms(cannedConfig(endpoint), asked, now);
    return { count, calls };
  });
}

describe("Alarms that are muted for a while", () => {
  it("are those that exist and tell somebody, from a minute that is still ahead, by a rule that ends", async () => {
    const { count, calls } = await mute();
    assert.equal(count, 2);
    assert.deepEqual(calls.at(-1), {
      operation: "PutAlarmMuteRule",
      input: {
        Name: "shop-rollout",
        Description: "Mutes alarms once, and ends by itself",
        Rule: {
          Schedule: { Expression: "at(2026-11-28T10:00)", Duration: "PT25M", Timezone: "UTC" },
        },
        MuteTargets: { AlarmNames: ["Shop-Slow", "Shop-Down"] },
      },
    });
  });

  it("are muted a minute later if the next minute is near", async () => {
    const { calls } = await mute({}, Date.parse("2026-11-28T09:59:51Z"));
    assert.match(JSON.stringify(calls.at(-1)), /at\(2026-11-28T10:01\)/);
  });

  it("do not exist if no alarm notifies anybody, and then no rule is made", async () => {
    const { count, calls } = await mute({ DescribeAlarms: () => ({ MetricAlarms: [alarms[1]] }) });
    assert.deepEqual([count, calls.map(({ operation }) => operation)], [0, ["DescribeAlarms"]]);
  });

  it("are an error if AWS refuses", async () => {
    const denied = () => {
      throw new AwsError("AccessDenied", "not allowed", 403);
    };
    await assert.rejects(mute({ PutAlarmMuteRule: denied }), /not allowed/);
  });
});
