import assert from "node:assert/strict";
import type { Rollout } from "../../../../components/fargateApp";
import { fakeLive } from "../fakeLive";
import { bare, optionsOf, runApp, shifting, types } from "../fixture";

interface Forward {
  readonly forward: { readonly targetGroups: readonly { readonly weight: number }[] };
}

const kept = { ...bare, alternateTargetGroup: true };
const withRollout = (rollout: Rollout) => () => ({ rollout });

describe("the second target group", () => {
  for (const rollout of [...shifting, kept]) {
    it(`differs from the first only in its name, for a rollout by ${rollout.strategy}`, async () => {
      const app = await runApp(withRollout(rollout));
      const [first, second] = ["app-balancer-targets", "app-balancer-targets-2"].map((name) =>
        app.named(types.targetGroup, name),
      );
      assert.deepEqual(second?.inputs, { ...first?.inputs, name: "the-tg-2" });
      assert.deepEqual(second.options, { ...first?.options, protect: false });
      assert.equal(app.all(types.targetGroup).length, 2);
    });
  }

  it("does not exist for a plain rolling deployment, and neither do its rule and role", async () => {
    for (const rollout of [bare, { ...bare, alarms: true }]) {
      const app = await runApp(withRollout(rollout));
      app.one(types.targetGroup);
      for (const type of [types.rule, types.role, types.attachment]) {
        assert.deepEqual(app.all(type), [], type);
      }
    }
  });

  it("is counted by CloudWatch together with the first", async () => {
    const { outputs } = await runApp(withRollout(kept));
    assert.deepEqual(outputs["targetGroupArnSuffixes"], [
      "targetgroup/the-tg/2",
      "targetgroup/the-tg/2",
    ]);
  });
});

describe("the rule between both target groups", () => {
  it("takes all requests, and sends them to the first", async () => {
    const app = await runApp(withRollout(kept));
    assert.deepEqual(app.one(types.rule).inputs, {
      listenerArn: "app-balancer-http-arn",
      priority: 1000,
      conditions: [{ pathPattern: { values: ["/*"] } }],
      actions: [
        {
          type: "forward",
          forward: {
            targetGroups: [
              { arn: "app-balancer-targets-arn", weight: 100 },
              { arn: "app-balancer-targets-2-arn", weight: 0 },
            ],
          },
        },
      ],
    });
  });

  for (const [tasks, others, weights] of [
    [0, 2, [0, 100]],
    [2, 2, [100, 0]],
    [2, 0, [100, 0]],
  ] as const) {
    it(`begins with ${weights.join(" and ")} if ${tasks} and ${others} tasks are behind the two groups`, async () => {
      const targetCount = (arn: string) =>
        Promise.resolve(arn === "app-balancer-targets-arn" ? tasks : others);
      const app = await runApp(() => ({ rollout: kept, live: fakeLive({ targetCount }) }));
      const [action] = app.one(types.rule).inputs["actions"] as readonly Forward[];
      assert.deepEqual(
        action?.forward.targetGroups.map(({ weight }) => weight),
        weights,
      );
    });
  }

  it("belongs to the listener that reaches the app, not to the one that redirects", async () => {
    const app = await runApp(() => ({
      rollout: kept,
      tls: { protocol: "HTTPS", certificateArn: "certificate-arn" },
    }));
    assert.equal(app.all(types.listener).length, 2);
    assert.equal(app.one(types.rule).inputs["listenerArn"], "app-balancer-https-arn");
  });

  it("leaves its weights to ECS, and is deleted before it is replaced, because its priority is unique", async () => {
    const { options } = (await runApp(withRollout(kept))).one(types.rule);
    assert.deepEqual(options, {
      protect: false,
      deleteBeforeReplace: true,
      ignoreChanges: ["actions"],
    });
  });

  it("is replaced with the VPC, because its ignored actions would name the old target groups", async () => {
    const options = await optionsOf(types.rule, withRollout(kept));
    assert.equal(options.replacementTrigger, "vpc-1");
  });

  it("does not change the listener's own action if there is no rule", async () => {
    const [one, two] = [await runApp(), await runApp(withRollout(kept))];
    assert.deepEqual(two.one(types.listener).inputs, one.one(types.listener).inputs);
  });
});
