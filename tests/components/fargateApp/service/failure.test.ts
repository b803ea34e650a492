import assert from "node:assert/strict";
import type { Rollout } from "../../../../components/fargateApp";
import { serviceHooks } from "../../../../components/fargateApp/service/hooks";
import { RolloutWatch } from "../../../../components/fargateApp/service/watch";
import type { Live } from "../../../../components/common/live";
import { fakeLive, serviceThat } from "../fakeLive";
import { bare, optionsOf, shifting, types } from "../fixture";
import { hear, inProgram, type Heard } from "./hear";

const where = { cluster: "the-cluster", service: "the-service", logGroup: "/logs/shop" };
const errors = [
  "1 error occurred:\n\t* waiting for ECS Service (x) update: tasks failed to start.\n\n",
];
const failed = { urn: "urn", id: "id", name: "service", type: "type", errors };

interface Failed {
  readonly heard: readonly Heard[];
  /** Whether the engine should repeat the operation. */
  readonly again: boolean | undefined;
  readonly parent: unknown;
}

/** Calls the only hook for failures. */
function fail(failedOperation: string, live: Live, circuitBreaker: boolean): Promise<Failed> {
  return inProgram(async (parent) => {
    const watching = { live, service: where, parent, atMostSeconds: 60 };
    const args = {
      live,
      service: where,
      stack: "qa",
      region: "us-east-1",
      parent,
      watch: circuitBreaker ? undefined : new RolloutWatch(watching),
      migration: undefined,
    };
    const [hook, ...others] = serviceHooks("service", args).onError ?? [];
    assert.ok(typeof hook === "object");
    assert.deepEqual(others, []);
    let again: boolean | undefined;
    const heard = await hear(async () => {
      again = await hook.callback({ ...failed, failedOperation });
    });
    return { heard, again, parent };
  });
}

/** A live system that knows the reason and may have a deployment under way, and the calls that it got. */
function knowing(answers: Partial<Live> = {}) {
  const asked: unknown[] = [];
  const live = fakeLive({
    targetCount: () => Promise.resolve(0),
    serviceNow: () => Promise.resolve(serviceThat()),
    diagnose: (service) => {
      asked.push("diagnose", service);
      return Promise.resolve("The image has no /up.\n  404\n\n");
    },
    ...answers,
  });
  return { live, asked };
}

/** The cause that the provider names, the explanation, and what to do. */
const said = (why: string) =>
  [
    "The rollout of the-service failed: waiting for ECS Service (x) update: tasks failed to start.",
    "",
    why,
    "",
    "Mend the image or the settings and run pulumi up --stack qa again.",
  ].join("\n");
const reason = said("The image has no /up.\n  404");
const texts = (heard: readonly Heard[]) => heard.map(({ level, text }) => [level, text]);

describe("the service's hook after a failure", () => {
  for (const operation of ["create", "update"]) {
    it(`says beside the app why the ${operation} failed, and never asks for another try`, async () => {
      const { live, asked } = knowing();
      const { heard, again, parent } = await fail(operation, live, true);
      assert.deepEqual(asked, ["diagnose", where]);
      assert.deepEqual(heard, [{ level: "error", text: reason, resource: parent }]);
      assert.equal(again, false);
    });
  }

  it("does nothing if a deletion failed, and asks for no other try", async () => {
    for (const circuitBreaker of [true, false]) {
      const { heard, again } = await fail("delete", fakeLive(), circuitBreaker);
      assert.deepEqual([heard, again], [[], false]);
    }
  });

  it("says so if the reason could not be found out, and hides no other error", async () => {
    const { live } = knowing({ diagnose: () => Promise.reject(new Error("AccessDenied")) });
    const { heard, again } = await fail("update", live, true);
    assert.deepEqual(texts(heard), [["error", said("Could not find out why: AccessDenied")]]);
    assert.equal(again, false);
  });
});

describe("a service that AWS refuses to make", () => {
  it("is explained only by the provider's error, because there is nothing to look at", async () => {
    const live = fakeLive({ serviceNow: () => Promise.resolve(undefined) });
    assert.deepEqual((await fail("create", live, true)).heard, []);
  });
});

describe("a deployment that fails without the circuit breaker", () => {
  const stopped = (ended: boolean, asked: unknown[] = []): Partial<Live> => ({
    rollBack: (service) => {
      asked.push(service);
      return Promise.resolve(ended);
    },
  });

  it("is stopped after the reason was found out, and never repeated", async () => {
    const asked: unknown[] = [];
    const { live } = knowing(stopped(true, asked));
    const { heard, again, parent } = await fail("update", live, false);
    assert.deepEqual(asked, [where]);
    assert.deepEqual(texts(heard), [
      ["error", reason],
      [
        "error",
        "The deployment of the-service had not ended and was stopped: ECS restores the version before.",
      ],
    ]);
    for (const { resource } of heard) assert.equal(resource, parent);
    assert.equal(again, false);
  });

  it("is reported as over if ECS has ended it", async () => {
    const { heard } = await fail("update", knowing(stopped(false)).live, false);
    assert.deepEqual(texts(heard).at(-1), [
      "error",
      "No deployment of the-service is under way any more.",
    ]);
  });

  it("is left to a person, with the commands, if it cannot be stopped", async () => {
    const { live } = knowing({ rollBack: () => Promise.reject(new Error("AccessDenied")) });
    const { heard, again } = await fail("update", live, false);
    assert.deepEqual(texts(heard).at(-1), [
      "error",
      "Could not find out whether a deployment of the-service is still under way: AccessDenied. " +
        "aws ecs list-service-deployments --cluster the-cluster --service the-service shows it, and " +
        "aws ecs stop-service-deployment --service-deployment-arn <its ARN> --stop-type ROLLBACK ends it.",
    ]);
    assert.equal(again, false);
  });

  it("is not stopped if there is no earlier version", async () => {
    const { heard } = await fail("create", knowing().live, false);
    assert.deepEqual(texts(heard), [["error", reason]]);
  });

  for (const [rollout, stops] of [
    [bare, false],
    [{ ...bare, alarms: true }, false],
    ...shifting.map((each) => [each, true] as const),
  ] as readonly (readonly [Rollout, boolean])[]) {
    it(`is ${stops ? "stopped" : "left to ECS"} by the app with ${JSON.stringify(rollout)}`, async () => {
      const asked: unknown[] = [];
      const { live } = knowing(stopped(true, asked));
      const { hooks } = await optionsOf(types.service, () => ({ live, rollout }));
      const [hook] = hooks?.onError ?? [];
      assert.ok(typeof hook === "object");
      await hear(() => Promise.resolve(hook.callback({ ...failed, failedOperation: "update" })));
      assert.deepEqual(asked, stops ? [where] : []);
    });
  }
});
