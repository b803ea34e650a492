import * as pulumi from "@pulumi/pulumi";
import type { AlarmMute, Live } from "../../common/live";
import { errorText } from "../../common/text/errorText";

/** The alarms that are muted while `pulumi up` waits for a rollout. */
export type RolloutMuteSettings = Pick<AlarmMute, "ruleName" | "alarmNames">;

/** What to mute, and for how long. */
export interface RolloutMuteArgs extends RolloutMuteSettings {
  readonly live: Live;
  /** Minutes that a rollout may take. */
  readonly atMostMinutes: number;
  /** The resource beside which its message is shown. */
  readonly parent: pulumi.Resource;
}

/**
 * Minutes for which alarms stay muted after a rollout: CloudWatch has its last minutes late, and alarms look back. The
 * message about an alarm that is still on comes then.
 */
const minutesAfterwards = 10;

/**
 * Mutes alarms while `pulumi up` waits for a rollout, because the person who runs it sees how it
 * ends. The alarms that end a bad rollout, and the alarm that the app is down, are not muted. The
 * mute rule lasts as long as the rollout may take, even if this process is killed; when the rollout
 * has ended, a shorter rule replaces it. A failure to mute never fails the rollout.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules-behaviour.html
 */
export class RolloutMute {
  private begun = false;

  constructor(private readonly args: RolloutMuteArgs) {}

  async begin(): Promise<void> {
    this.begun = await this.put(this.args.atMostMinutes + minutesAfterwards);
  }

  /** Does nothing if no alarm was muted, or at a second call. */
  async end(): Promise<void> {
    if (!this.begun) return;
    this.begun = false;
    await this.put(minutesAfterwards);
  }

  private async put(minutes: number): Promise<boolean> {
    const { live, ruleName, alarmNames, parent } = this.args;
    try {
      return (await live.muteAlarms({ ruleName, alarmNames, minutes })) > 0;
    } catch (error) {
      await pulumi.log.warn(
        `The alarms are not muted while this rollout is under way: ${errorText(error)}`,
        parent,
      );
      return false;
    }
  }
}
