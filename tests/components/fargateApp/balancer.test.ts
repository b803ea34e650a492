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

  it("registers tasks by address, checks their health, and lets them go after 30 seconds", async () => {
    const app = await runApp();
    assert.deepEqual(app.one(types.targetGroup).inputs, {
      name: "the-tg",
      vpcId: "vpc-1",
      targetType: "ip",
      protocol: "HTTP",
      port: 8080,
      deregistrationDelay: 30,
      healthCheck: {
        path: "/up",
        protocol: "HTTP",
        matcher: "200",
        interval: 20,
        timeout: 7,
        healthyThreshold: 4,
        unhealthyThreshold: 5,
      },
    });
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

  it("keeps its target group when the app's port changes, and ignores no other change", async () => {
    const app = await runApp();
    const ignored = app.resources.filter((each) => each.options.ignoreChanges.length > 0);
    assert.deepEqual(
      ignored.map((each) => [each.type, each.options.ignoreChanges]),
      [[types.targetGroup, ["port"]]],
    );
  });
});
