import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { failuresToReject, RolloutWatch } from "../../../../components/fargateApp/service/watch";
import type { Live } from "../../../../components/common/live";
import type { DeploymentNow, ServiceNow } from "../../../../components/common/live/service";
import { fakeLive, serviceThat } from "../fakeLive";
import { hear, inProgram } from "./hear";

const where = { cluster: "the-cluster", service: "the-service", logGroup: "/logs/shop" };

/** The state of a service after a number of seconds. */
type Play = (seconds: number) => ServiceNow | undefined;

interface Seen {
  readonly said: readonly string[];
  /** Seconds at which the deployment was stopped; empty if it was not. */
  readonly stoppedAt: readonly number[];
  /** Seconds until the watch ended. */
  readonly seconds: number;
}

/** Watches for at most ten minutes, or until the run ends after this number of seconds. */
async function watch(
  play: Play,
  crashes: (seconds: number) => number = () => 0,
  { endsAfter = Infinity, ...answers }: Partial<Live> & { endsAfter?: number } = {},
): Promise<Seen> {
  let seconds = 0;
  const stoppedAt: number[] = [];
  let watching: RolloutWatch | undefined;
  const live = fakeLive({
    serviceNow: () => Promise.resolve(play(seconds)),
    crashedTasks: () => Promise.resolve(crashes(seconds)),
    rollBack: () => {
      stoppedAt.push(seconds);
      return Promise.resolve(true);
    },
    sleep: async (wanted, stop) => {
      seconds += wanted;
      if (seconds >= endsAfter) watching?.stop();
      await setImmediate();
      stop?.throwIfAborted();
    },
    ...answers,
  });
  const said = await inProgram((parent) =>
    hear(async () => {
      watching = new RolloutWatch({ live, service: where, parent, atMostSeconds: 600 });
      watching.start();
      watching.start();
      for (let turn = 0; turn < 200; turn += 1) await setImmediate();
    }),
  );
  return { said: said.map(({ level, text }) => `${level}: ${text}`), stoppedAt, seconds };
}

/** The version before, and from the twentieth second on a deployment of another version. */
function then(deployment: Partial<DeploymentNow>): Play {
  const later = { id: "ecs-svc/2", state: "IN_PROGRESS", runningCount: 0, ...deployment } as const;
  return (seconds) => serviceThat({}, seconds < 20 ? {} : later);
}

describe("A watched rollout", () => {
  it("is stopped as soon as three of its tasks have crashed", async () => {
    const seen = await watch(then({}), (seconds) => Math.floor(seconds / 50));
    assert.deepEqual(seen, {
      said: [
        "error: 3 tasks of the new version of the-service have failed: its deployment is stopped.",
      ],
      stoppedAt: [150],
      seconds: 150,
    });
  });

  it("is also stopped by ECS's own count, even for a first service", async () => {
    const first: Play = (seconds) => (seconds < 20 ? undefined : then({ failedTasks: 4 })(seconds));
    assert.deepEqual((await watch(first)).stoppedAt, [20]);
  });

  for (const [what, play] of [
    ["the version before, whatever it has behind it", () => serviceThat({}, { runningCount: 0 })],
    ["a version whose tasks all run", then({ runningCount: 3 })],
    ["a deployment that has ended", then({ state: "COMPLETED" })],
    ["one that ECS has given up", then({ state: "FAILED" })],
    ["a service that wants no tasks", then({ desiredCount: 0 })],
    ["no service", () => undefined],
  ] as const) {
    it(`is not stopped for ${what}, and ends when its time is up`, async () => {
      assert.deepEqual(await watch(play, () => 9), { said: [], stoppedAt: [], seconds: 600 });
    });
  }

  it("is left alone as soon as the run ends", async () => {
    const seen = await watch(then({}), (seconds) => Math.floor(seconds / 50), { endsAfter: 100 });
    assert.deepEqual(seen, { said: [], stoppedAt: [], seconds: 100 });
  });

  it("is reported as left alone if it cannot be seen or stopped", async () => {
    const refused = () => Promise.reject(new Error("AccessDenied"));
    for (const answers of [{ crashedTasks: refused }, { rollBack: refused }]) {
      const { said } = await watch(then({}), () => 3, answers);
      assert.equal(
        said.at(-1),
        "warn: A version of the-service whose tasks crash is not given up early: AccessDenied",
      );
    }
  });

  it("has the same limit of failures as ECS's circuit breaker", () => {
    assert.deepEqual([1, 2, 6, 7, 25, 400, 1000].map(failuresToReject), [3, 3, 3, 4, 13, 200, 200]);
  });
});
