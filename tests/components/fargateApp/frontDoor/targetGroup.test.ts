import assert from "node:assert/strict";
import { runApp, timing, types } from "../fixture";

const withHealthCheck = (changes: Partial<typeof timing.balancerCheck>) => () => ({
  timing: { ...timing, balancerCheck: { ...timing.balancerCheck, ...changes } },
});

describe("the target group", () => {
  it("registers tasks by address, prefers the least busy, and has the derived times", async () => {
    const app = await runApp();
    assert.deepEqual(app.one(types.targetGroup).inputs, {
      name: "the-tg",
      vpcId: "vpc-1",
      targetType: "ip",
      protocol: "HTTP",
      port: 8080,
      loadBalancingAlgorithmType: "least_outstanding_requests",
      deregistrationDelay: 33,
      healthCheck: {
        path: "/up",
        protocol: "HTTP",
        matcher: "200",
        interval: 20,
        timeout: 7,
        healthyThreshold: 4,
        unhealthyThreshold: 6,
      },
    });
  });

  it("uses each of the given times", async () => {
    const app = await runApp(withHealthCheck({ intervalSeconds: 12, unhealthyThreshold: 2 }));
    const { healthCheck } = app.one(types.targetGroup).inputs;
    const { interval, unhealthyThreshold } = healthCheck as Readonly<Record<string, unknown>>;
    assert.deepEqual([interval, unhealthyThreshold], [12, 2]);
  });

  it("has no slow start, which AWS refuses together with least outstanding requests", async () => {
    assert.ok(!("slowStart" in (await runApp()).one(types.targetGroup).inputs));
  });

  it("stays when the app's port changes; other changes delete it before it is replaced", async () => {
    const { options } = (await runApp()).one(types.targetGroup);
    assert.deepEqual(options, {
      protect: true,
      deleteBeforeReplace: true,
      ignoreChanges: ["port"],
    });
  });

  it("is the only resource of the app that ignores some changes", async () => {
    const app = await runApp();
    const ignored = app.resources.filter((each) => each.options.ignoreChanges.length > 0);
    assert.deepEqual(
      ignored.map((each) => each.type),
      [types.targetGroup],
    );
  });
});
