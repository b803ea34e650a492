import assert from "node:assert/strict";
import type { Rollout } from "../../../../components/fargateApp";
import { fakeLive, serviceThat } from "../fakeLive";
import { bare, optionsOf, runApp, shifting, timing, types } from "../fixture";

const [blueGreen, canary, linear] = shifting as readonly [Rollout, Rollout, Rollout];
const withRollout = (rollout: Rollout) => () => ({ rollout });

/** The inputs of the service that differ with and without a rollout's settings. */
async function differences(rollout: Rollout): Promise<Readonly<Record<string, unknown>>> {
  const bareInputs = (await runApp()).one(types.service).inputs;
  const { inputs } = (await runApp(withRollout(rollout))).one(types.service);
  const withoutAlarms = Object.keys(inputs).filter((key) => key !== "alarms");
  assert.deepEqual(withoutAlarms, Object.keys(bareInputs));
  return Object.fromEntries(
    Object.entries(inputs).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(bareInputs[key]),
    ),
  );
}

const bothGroups = [
  {
    targetGroupArn: "app-balancer-targets-arn",
    containerName: "shop",
    containerPort: 8080,
    advancedConfiguration: {
      alternateTargetGroupArn: "app-balancer-targets-2-arn",
      productionListenerRule: "app-balancer-http-rule-arn",
      roleArn: "app-infrastructure-arn",
    },
  },
];
const alarms = {
  alarmNames: ["The-Errors", "The-Unhealthy"],
  enable: true,
  rollback: true,
};
const noBreaker = { enable: false, rollback: false };

describe("the service's rollout", () => {
  for (const [rollout, deploymentConfiguration] of [
    [blueGreen, { strategy: "BLUE_GREEN", bakeTimeInMinutes: "6" }],
    [
      canary,
      {
        strategy: "CANARY",
        bakeTimeInMinutes: "8",
        canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: "7" },
      },
    ],
    [
      linear,
      {
        strategy: "LINEAR",
        bakeTimeInMinutes: "11",
        linearConfiguration: { stepPercent: 30, stepBakeTimeInMinutes: "9" },
      },
    ],
  ] as const) {
    it(`moves traffic between two target groups for ${rollout.strategy}, and only alarms end it`, async () => {
      assert.deepEqual(await differences(rollout), {
        loadBalancers: bothGroups,
        deploymentConfiguration,
        deploymentCircuitBreaker: noBreaker,
        alarms,
      });
    });
  }

  it("adds only alarms to the circuit breaker if it is rolling", async () => {
    assert.deepEqual(await differences({ ...bare, alarms: true }), { alarms });
  });

  it("only names the group to ECS if it is rolling and has a second target group", async () => {
    assert.deepEqual(await differences({ ...bare, alternateTargetGroup: true }), {
      loadBalancers: bothGroups,
    });
  });

  it("sends no block for alarms if there are none, because AWS would refuse the block", async () => {
    const { inputs } = (await runApp()).one(types.service);
    assert.ok(!("alarms" in inputs));
    assert.deepEqual(inputs["deploymentCircuitBreaker"], { enable: true, rollback: true });
  });

  it("turns off alarms that the service has, by their names", async () => {
    const serviceNow = () => Promise.resolve(serviceThat({ alarmNames: ["errors"] }));
    const { inputs } = (await runApp(() => ({ live: fakeLive({ serviceNow }) }))).one(
      types.service,
    );
    assert.deepEqual(inputs["alarms"], {
      alarmNames: ["errors"],
      enable: false,
      rollback: false,
    });
  });

  it("waits for the rule, the role and its policy, and for the alarms", async () => {
    const [plain, app] = [await runApp(), await runApp(withRollout(canary))];
    const waits = (made: typeof app) => made.waitsFor(made.one(types.service));
    assert.deepEqual(
      waits(app)
        .filter((name) => !waits(plain).includes(name))
        .sort(),
      [
        "app-alarms-errors",
        "app-alarms-unhealthy",
        "app-balancer-http-rule",
        "app-balancer-targets-2",
        "app-infrastructure",
        "app-infrastructure-managed",
      ],
    );
  });

  for (const [rollout, minutes] of [
    [bare, 16],
    [blueGreen, 16 + 6],
    [canary, 16 + 15],
    [linear, 16 + 38],
  ] as const) {
    it(`has ${minutes} minutes in which to end for ${rollout.strategy}`, async () => {
      const { customTimeouts } = await optionsOf(types.service, withRollout(rollout));
      assert.deepEqual(customTimeouts, { create: `${minutes}m`, update: `${minutes}m` });
    });
  }

  it("has longer for an app that is slow to start", async () => {
    const { customTimeouts } = await optionsOf(types.service, () => ({
      timing: { ...timing, gracePeriodSeconds: 300 },
    }));
    assert.deepEqual(customTimeouts, { create: "41m", update: "41m" });
  });
});
