import assert from "node:assert/strict";
import { subnets, runApp, types } from "../fixture";

describe("the balancer", () => {
  it("faces the internet in the public subnets, with only its own security group", async () => {
    const app = await runApp();
    assert.deepEqual(app.one(types.balancer).inputs, {
      name: "the-alb",
      loadBalancerType: "application",
      internal: false,
      subnets: ["subnet-b1", "subnet-b2"],
      securityGroups: ["app-groups-balancer-id"],
      ipAddressType: "ipv4",
      accessLogs: { bucket: "", enabled: false },
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      idleTimeout: 70,
      enableDeletionProtection: true,
    });
  });

  it("has further security groups if its network names some", async () => {
    const balancerSecurityGroupIds = ["sg-0000000d"];
    const app = await runApp(() => ({ subnets: { ...subnets, balancerSecurityGroupIds } }));
    const { securityGroups } = app.one(types.balancer).inputs;
    assert.deepEqual(securityGroups, ["app-groups-balancer-id", "sg-0000000d"]);
  });

  it("is guarded against deletion, by AWS and by Pulumi, unless the stack is disposable", async () => {
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
      routingHttpResponseServerEnabled: true,
      routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
      routingHttpResponseXFrameOptionsHeaderValue: "DENY",
      routingHttpResponseContentSecurityPolicyHeaderValue: "default-src 'self'",
    });
  });

  it("writes access logs if it is given a bucket", async () => {
    const app = await runApp(() => ({ accessLogBucket: "the-logs" }));
    assert.deepEqual(app.one(types.balancer).inputs["accessLogs"], {
      bucket: "the-logs",
      enabled: true,
    });
  });

  it("has IPv4 and IPv6 addresses if its subnets have both", async () => {
    const app = await runApp(() => ({ subnets: { ...subnets, ipv6: true } }));
    assert.equal(app.one(types.balancer).inputs["ipAddressType"], "dualstack");
    assert.deepEqual(app.all(types.record), []);
  });

  it("has a record for IPv4 and for IPv6 if its subnets have both", async () => {
    const tls = {
      protocol: "HTTPS",
      certificateArn: "cert",
      record: { name: "app.example.com", zoneId: "Z1" },
    } as const;
    for (const ipv6 of [true, false]) {
      const app = await runApp(() => ({ subnets: { ...subnets, ipv6 }, tls }));
      const records = app.all(types.record).map(({ name, inputs }) => [name, inputs["type"]]);
      assert.deepEqual(records, [
        ["app-balancer-record", "A"],
        ...(ipv6 ? [["app-balancer-record-ipv6", "AAAA"]] : []),
      ]);
      const [first, second = first] = app.all(types.record).map(({ inputs }) => inputs);
      assert.deepEqual({ ...second, type: "A" }, first);
    }
  });

  it("is deleted before it is replaced, because its fixed names can exist only once", async () => {
    const app = await runApp();
    for (const type of [types.balancer, types.targetGroup, types.listener]) {
      assert.equal(app.one(type).options.deleteBeforeReplace, true, type);
    }
  });
});
