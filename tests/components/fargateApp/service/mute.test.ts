import assert from "node:assert/strict";
import { RolloutMute } from "../../../../components/fargateApp/service/mute";
import { fakeLive } from "../fakeLive";
import { hear, inProgram } from "./hear";

const asked = { ruleName: "shop-rollout", alarmNames: ["Shop-Slow"] };

/** What `act` asks for, in minutes, if AWS answers as given; and the warnings that a person hears. */
async function mute(act: (mute: RolloutMute) => Promise<void>, answer: () => Promise<number>) {
  const minutes: number[] = [];
  let heard: unknown;
  await inProgram(async (parent) => {
    const live = fakeLive({
      muteAlarms: ({ minutes: each, ...others }) => {
        assert.deepEqual(others, asked);
        minutes.push(each);
        return answer();
      },
    });
    const rollout = new RolloutMute({ ...asked, live, atMostMinutes: 15, parent });
    heard = await hear(() => act(rollout));
  });
  return { minutes, heard: JSON.stringify(heard) };
}

describe("The alarms during a rollout", () => {
  const both = async (rollout: RolloutMute) => {
    await rollout.begin();
    await rollout.end();
    await rollout.end();
  };

  it("are muted for as long as the rollout may take, and for ten minutes after it", async () => {
    const { minutes } = await mute(both, () => Promise.resolve(1));
    assert.deepEqual(minutes, [25, 10]);
  });

  it("are muted by a rule that ends by itself if nobody ends it", async () => {
    const { minutes } = await mute(
      (rollout) => rollout.begin(),
      () => Promise.resolve(1),
    );
    assert.deepEqual(minutes, [25]);
  });

  it("are not touched at the end if there was no alarm, or no rollout", async () => {
    assert.deepEqual((await mute(both, () => Promise.resolve(0))).minutes, [25]);
    assert.deepEqual(
      (
        await mute(
          (rollout) => rollout.end(),
          () => Promise.resolve(1),
        )
      ).minutes,
      [],
    );
  });

  it("do not fail the rollout if AWS refuses to mute them", async () => {
    const refused = () => Promise.reject(new Error("no right to PutAlarmMuteRule"));
    const { minutes, heard } = await mute(both, refused);
    assert.deepEqual(minutes, [25]);
    assert.match(heard, /The alarms are not muted .*: .*no right to PutAlarmMuteRule/);
  });
});
