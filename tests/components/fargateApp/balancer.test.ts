import assert from "node:assert/strict";
import { runApp, types } from "./fixture";

describe("the balancer", () => {
  it("faces the internet in the public subnets, with its own security group alone", async () => {
    const app = await runApp();
    assert.deepEqual(app.one(types.balancer).inputs, {
      name: "the-alb",
      loadBalancerType: "application",
      internal: false,
      subnets: ["subnet-b1", "subnet-b2"],
      securityGroups: ["app-groups-balancer-id"],
      dropInvalidHeaderFields: true,
      idleTimeout: 70,
      enableDeletionProtection: true,
    });
  });

  it("is guarded against deletion, by AWS and by Pulumi, except where the stack is disposable", async () => {
    for (const disposable of [true, false]) {
      const app = await runApp(() => ({ disposable }));
      const balancer = app.one(types.balancer);
      assert.equal(balancer.inputs["enableDeletionProtection"], !disposable);
      assert.equal(balancer.options.protect, !disposable);
      assert.equal(app.one(types.targetGroup).options.protect, !disposable);
    }
  });

  it("has one listener, on port 80, that forwards to the target group", async () => {
    const app = await runApp();
    assert.deepEqual(app.one(types.listener).inputs, {
      loadBalancerArn: "app-balancer-arn",
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "forward", targetGroupArn: "app-balancer-targets-arn" }],
    });
  });

  it("is deleted before it is replaced, since its fixed names can exist only once", async () => {
    const app = await runApp();
    for (const type of [types.balancer, types.targetGroup, types.listener]) {
      assert.equal(app.one(type).options.deleteBeforeReplace, true, type);
    }
  });
});
