import assert from "node:assert/strict";
import type { ForeignRule } from "../../../components/common/live";
import { balancerArn, hostOutputs, foundGuest } from "./fixture";
import { byIds, domain, find, ofStack, refused, ruleArn, stackTags, type Account } from "./finding";

describe("findHost", () => {
  it("asks nobody about a stack that uses its own resources", async () => {
    for (const sharing of [
      { mode: "own" },
      { mode: "host", hostName: "app.example.com" },
    ] as const) {
      const { found, lookups } = await find(sharing, { unanswered: true });
      assert.deepEqual(found, sharing);
      assert.deepEqual(lookups, []);
    }
  });

  for (const sharing of [ofStack, byIds]) {
    it(`looks up the load balancer of the listener: ${sharing.of.by}`, async () => {
      const { found, lookups, asked } = await find(sharing);
      assert.deepEqual(found, foundGuest);
      assert.deepEqual(asked, [[balancerArn, stackTags]]);
      assert.deepEqual(lookups, [
        { token: "aws:lb/getListener:getListener", inputs: { arn: hostOutputs.listenerArn } },
        { token: "aws:lb/getLoadBalancer:getLoadBalancer", inputs: { arn: balancerArn } },
      ]);
    });
  }

  it("notices that the listener's own certificate is also valid for the app, and that the balancer has IPv6", async () => {
    const certificateArn = "certificate-of-the-house";
    const { found } = await find(
      { ...byIds, domain: { ...domain, certificateArn } },
      { balancer: { ipAddressType: "dualstack" } },
    );
    assert.deepEqual(found, {
      ...foundGuest,
      hasCertificate: true,
      host: { ...foundGuest.host, subnets: { ...foundGuest.host.subnets, ipv6: true } },
    });
  });

  it("says what to set if the other stack does not share", async () => {
    const incomplete = { ...hostOutputs, clusterName: undefined };
    for (const outputs of [{}, { shared: incomplete }, { shared: "yes" }, { shared: null }]) {
      await refused(
        ofStack,
        { outputs },
        /^sharedWith: the stack prod does not share its load balancer\. Nothing was changed\.\n[^]*pulumi config set shares true --stack prod\n {2}pulumi up --stack prod\n[^]* pulumi config rm sharedWith --stack dev$/,
      );
    }
  });

  it("refuses a load balancer in another region, before it looks it up", async () => {
    await refused(
      ofStack,
      { region: "us-east-1", unanswered: true },
      /^sharedWith: prod: the load balancer is in eu-west-1, and this stack in us-east-1/,
    );
  });

  it("refuses a listener that cannot be read, with the reason", async () => {
    await refused(
      byIds,
      { unanswered: true },
      / sharedWith\.listenerArn: what arn:\S+ is; it must be in the account of this stack \(elastic.*\)\n[^]*getListener/,
    );
  });

  it("refuses a listener without HTTPS, and a balancer without a security group", async () => {
    await refused(byIds, { listener: { protocol: "HTTP" } }, /must be an HTTPS listener.* HTTP\./);
    await refused(byIds, { balancer: { securityGroups: [] } }, /house has no security group/);
  });
});

describe("A host name on a shared load balancer", () => {
  const own = { ...hostOutputs, hostName: "shop.example.com" };

  it("must not be that of the host, which is refused before anything is looked up", async () => {
    await refused(
      ofStack,
      { outputs: { shared: own }, unanswered: true },
      /^domain\.name: must be a host name of its own: prod has shop\.example\.com\. Nothing was changed\.\n {2}pulumi config set --path domain\.name <another> --stack dev$/,
    );
    const { found } = await find(ofStack, {
      outputs: { shared: { ...own, hostName: "app.example.com" } },
    });
    assert.deepEqual(found, foundGuest);
  });

  it("must not be that of another rule of the listener", async () => {
    const by = (rule: Omit<ForeignRule, "arn" | "hosts">, host: string): Account => ({
      rules: () => Promise.resolve([{ arn: ruleArn, hosts: ["other.example.com", host], ...rule }]),
    });
    for (const sharing of [ofStack, byIds]) {
      await refused(
        sharing,
        by({ project: "mall", stack: "test" }, "SHOP.example.com"),
        /^domain\.name: [^:]+: stack test of mall has shop\.example\.com\. Nothing was changed/,
      );
      await refused(
        sharing,
        by({}, "shop.example.com"),
        /: the rule \S+3c, which no stack has made/,
      );
      assert.ok((await find(sharing, by({}, "a.shop.example.com"))).found);
    }
  });

  it("may be that of a rule on another listener of the load balancer", async () => {
    const arn = `${hostOutputs.listenerArn.replace(":listener/", ":listener-rule/")}0/3c`;
    const rules = () => Promise.resolve([{ arn, hosts: ["shop.example.com"] }]);
    assert.ok((await find(byIds, { rules })).found);
  });

  it("is refused in a run that may not read the rules; a preview only warns", async () => {
    const rules = () => Promise.reject(new Error("AccessDenied: not allowed"));
    const unread =
      "sharedWith: could not check whether others have the same host name: AccessDenied: not allowed. " +
      "The check needs elasticloadbalancing:DescribeListeners, DescribeRules and DescribeTags.";
    await refused(byIds, { rules }, new RegExp(`^${unread} Nothing was changed\\.$`));
    const { found, warnings } = await find(byIds, { rules, preview: true });
    assert.deepEqual(found, foundGuest);
    assert.deepEqual(warnings, [unread]);
  });
});
