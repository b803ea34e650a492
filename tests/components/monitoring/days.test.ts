import assert from "node:assert/strict";
import { looks, messages, minutes } from "./messages";
import { failedDeployment, type Minute } from "./world";

const hour = 60;
const day = 24 * hour;

function names(sent: readonly string[]): readonly string[] {
  return sent.map((each) => each.split(" ")[1] ?? "");
}

/** A day of a quiet month: traffic by the hour, a deployment, scaling, and the small mishaps of every day. */
function quiet(minute: number): Partial<Minute> {
  const time = minute % day;
  const requests = Math.round(100 * Math.max(0, Math.sin(((time - 6 * hour) / day) * 2 * Math.PI)));
  const busy = requests > 80;
  const deploying = time >= 10 * hour && time < 10 * hour + 3;
  return {
    requests,
    // One answer in 200, and one bad minute a day.
    appErrors: time === 15 * hour ? 12 : Math.floor(requests / 200),
    balancerErrors: time === 11 * hour ? 3 : 0,
    // A slow report, requested twice a day.
    p95: time === 9 * hour || time === 16 * hour ? 9 : 0.4,
    healthy: busy ? 4 : 2,
    wanted: busy ? 4 : 2,
    running: deploying ? 4 : busy ? 4 : 2,
    cpu: busy ? 65 : 25,
    errorLines: time % 50 === 0 ? 3 : 0,
    crashes: minute === 9 * day + 3 * hour ? 1 : 0,
    deploys: time === 10 * hour,
    daysToExpiry: 60,
  };
}

describe("The messages of the alarms", () => {
  it("do not come in a quiet month", () => {
    assert.deepEqual(messages(minutes(30 * day, quiet), { delay: 2, extra: 0 }), []);
  });

  for (const look of looks) {
    describe(`with data ${look.delay} minutes late, looking ${look.extra} periods further back`, () => {
      it("do not come on a quiet day", () => {
        assert.deepEqual(messages(minutes(day, quiet), look), []);
      });

      it("do not come in a night without traffic", () => {
        assert.deepEqual(
          messages(
            minutes(8 * hour, () => ({ requests: 0 })),
            look,
          ),
          [],
        );
      });

      it("do not come for a deployment that fails and is rolled back, because ECS's event reports it", () => {
        const bad = minutes(3 * hour, failedDeployment);
        assert.deepEqual(messages(bad, look), []);
      });

      it("are one page within eight minutes if no task is left, and no second one", () => {
        for (const healthy of [0, undefined]) {
          const dead = minutes(3 * hour, (minute) =>
            minute < hour
              ? {}
              : { healthy, running: 0, wanted: 2, balancerErrors: 60, requests: 0 },
          );
          const sent = messages(dead, look);
          assert.equal(names(sent).filter((name) => name === "downAlarm").length, 1);
          assert.ok(Number(sent[0]?.split(" ")[0]) <= hour + 8, sent.join());
          // Then the alarms that can wait: too few tasks, and errors of the balancer itself.
          assert.deepEqual(
            new Set(names(sent)),
            new Set(["downAlarm", "balancerErrorsAlarm", "fewTasksAlarm"]),
          );
        }
      });

      it("are one page if most requests fail although the tasks are healthy", () => {
        const broken = minutes(2 * hour, (minute) => (minute < hour ? {} : { appErrors: 40 }));
        assert.deepEqual(
          new Set(names(messages(broken, look))),
          new Set(["downAlarm", "appErrorsAlarm"]),
        );
        assert.equal(names(messages(broken, look)).length, 2);
      });

      it("are a warning about memory on the day of a leak, before ECS kills a task", () => {
        const leak = minutes(day, (minute) => ({ memory: 40 + (60 * minute) / day }));
        const sent = messages(leak, look);
        assert.deepEqual(names(sent), ["memoryAlarm"]);
        const at = Number(sent[0]?.split(" ")[0]);
        assert.ok(at < day && (leak[at]?.memory ?? 100) < 90);
      });

      it("do not come if a zone fails and the others serve while ECS starts tasks there", () => {
        const zone = minutes(3 * hour, (minute) => {
          const gone = minute >= hour && minute < hour + 4;
          return gone ? { healthy: 1, running: 1, balancerErrors: minute === hour ? 20 : 2 } : {};
        });
        assert.deepEqual(messages(zone, look), []);
      });

      it("are a warning if the zone's tasks stay away", () => {
        const zone = minutes(3 * hour, (minute) =>
          minute < hour ? {} : { healthy: 1, running: 1 },
        );
        assert.deepEqual(names(messages(zone, look)), ["fewTasksAlarm"]);
      });

      it("are one warning each for crashes, unread secrets, error lines, slow answers and the maximum of tasks", () => {
        const once = (change: Partial<Minute>, from = hour, to = 2 * hour) =>
          names(
            messages(
              minutes(4 * hour, (minute) => (minute < from || minute >= to ? {} : change)),
              look,
            ),
          );
        assert.deepEqual(once({ crashes: 1 }, hour, hour + 6), ["crashesAlarm"]);
        assert.deepEqual(once({ unreadSecrets: 1 }, hour, hour + 1), ["secretsAlarm"]);
        assert.deepEqual(once({ errorLines: 20 }), ["errorLinesAlarm"]);
        assert.deepEqual(once({ p95: 4 }), ["latencyAlarm"]);
        assert.deepEqual(once({ healthy: 6, wanted: 6, running: 6 }), ["maximumAlarm"]);
        assert.deepEqual(once({ cpu: 90 }), ["cpuAlarm"]);
      });
    });
  }

  it("are a warning about a certificate that nobody renews, and none about one that ACM renews", () => {
    const days = (left: (minute: number) => number) =>
      minutes(10 * day, (minute) => ({ daysToExpiry: left(Math.floor(minute / day)) }));
    const look = { delay: 2, extra: 0 };
    assert.deepEqual(
      names(
        messages(
          days((at) => 25 - at),
          look,
        ),
      ),
      ["certificateAlarm"],
    );
    assert.deepEqual(
      messages(
        days((at) => (at < 5 ? 65 - at : 395 - at)),
        look,
      ),
      [],
    );
  });
});
