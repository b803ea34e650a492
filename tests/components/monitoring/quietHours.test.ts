import assert from "node:assert/strict";
import { Monitoring } from "../../../components";
import { nightly } from "../../../components/monitoring/alarms/quietHours";
import type { QuietHours } from "../../../components/monitoring/types";
import { run } from "../../support/program";
import { settings, shop } from "./fixture";

const type = "aws:cloudwatch/alarmMuteRule:AlarmMuteRule";
const nights = { timezone: "Europe/Berlin", from: "20:00", to: "07:30", weekends: false };

function muted(quietHours?: QuietHours) {
  return run(() => {
    new Monitoring("monitoring", { ...shop, settings: { ...settings, quietHours } });
    return {};
  });
}

/** Every alarm of the fixture that can wait. */
const canWait = [
  "Shop-High-CPU",
  "Shop-High-Memory",
  "Shop-App-Errors",
  "Shop-Balancer-Errors",
  "Shop-Slow",
  "Shop-Few-Tasks",
  "Shop-At-Maximum",
  "Shop-Error-Lines",
  "Shop-Crashes",
  "Shop-Unread-Secrets",
  "Shop-Certificate",
];

describe("Quiet hours", () => {
  it("do not exist by default", async () => {
    assert.deepEqual((await muted()).all(type), []);
  });

  it("mute the alarms that can wait, every night, but neither the page nor its parts", async () => {
    assert.deepEqual((await muted(nights)).one(type).inputs, {
      name: "shop-nights",
      description: "Mutes the alarms that can wait",
      rule: {
        schedule: {
          expression: "cron(0 20 * * *)",
          duration: "PT11H30M",
          timezone: "Europe/Berlin",
        },
      },
      muteTargets: { alarmNames: canWait },
    });
  });

  it("mute all of Saturday and Sunday, too, if asked", async () => {
    const weekends = (await muted({ ...nights, weekends: true })).named(
      type,
      "monitoring-weekends",
    );
    assert.deepEqual(weekends.inputs, {
      name: "shop-weekends",
      description: "Mutes the alarms that can wait",
      rule: {
        schedule: { expression: "cron(0 0 * * SAT)", duration: "P2D", timezone: "Europe/Berlin" },
      },
      muteTargets: { alarmNames: canWait },
    });
  });

  for (const [from, to, expression, duration] of [
    ["00:00", "06:00", "cron(0 0 * * *)", "PT6H"],
    ["23:45", "00:15", "cron(45 23 * * *)", "PT30M"],
    ["08:00", "07:59", "cron(0 8 * * *)", "PT23H59M"],
  ] as const) {
    it(`last from ${from} to ${to}`, () => {
      assert.deepEqual(nightly({ from, to }), { expression, duration });
    });
  }
});
