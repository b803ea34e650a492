import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  SetAlarmStateCommand,
  type CompositeAlarm,
  type MetricAlarm,
  type StateValue,
} from "@aws-sdk/client-cloudwatch";
import { withClient, type ClientConfig } from "../../calls/clients";

/** Names of alarms in one region. */
export interface AlarmPlace {
  readonly region: string;
  readonly alarmNames: readonly string[];
}

/** An alarm, as CloudWatch describes it. */
export interface Alarm {
  readonly name: string;
  readonly region: string;
  readonly state: StateValue;
  /** When the alarm changed to this state. */
  readonly since: Date | undefined;
  /** Why the alarm is in this state, in CloudWatch's words. */
  readonly reason: string;
  /** What the alarm means, and what to do. */
  readonly description: string;
  /** Whether the alarm notifies anybody. */
  readonly tells: boolean;
}

/**
 * Metric alarms and composite alarms by their names, as CloudWatch describes them. Names without an alarm are left out.
 */
export async function describeAlarms(
  client: CloudWatchClient,
  names: readonly string[],
): Promise<readonly (MetricAlarm | CompositeAlarm)[]> {
  const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(
    new DescribeAlarmsCommand({
      AlarmNames: [...names],
      AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
      MaxRecords: 100,
    }),
  );
  return [...MetricAlarms, ...CompositeAlarms];
}

/**
 * Alarms in the order of the given names; names without an alarm are left out. Rejects with AWS's error.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export async function readAlarms(
  config: ClientConfig,
  names: readonly string[],
): Promise<readonly Alarm[]> {
  return withClient(CloudWatchClient, config, async (client) => {
    const found = (await describeAlarms(client, names)).map((alarm) => ({
      name: alarm.AlarmName ?? "",
      region: config.region,
      state: alarm.StateValue ?? "INSUFFICIENT_DATA",
      since: alarm.StateUpdatedTimestamp,
      reason: alarm.StateReason ?? "",
      description: alarm.AlarmDescription ?? "",
      tells: (alarm.AlarmActions ?? []).length > 0,
    }));
    return names.flatMap((name) => found.filter((alarm) => alarm.name === name));
  });
}

/**
 * Sets an alarm to a state, which notifies its recipients. CloudWatch changes the state back when it next judges the
 * alarm. Rejects with AWS's error.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
export async function setAlarm(
  config: ClientConfig,
  name: string,
  state: StateValue,
  reason: string,
): Promise<void> {
  await withClient(CloudWatchClient, config, async (client) => {
    await client.send(
      new SetAlarmStateCommand({ AlarmName: name, StateValue: state, StateReason: reason }),
    );
  });
}
