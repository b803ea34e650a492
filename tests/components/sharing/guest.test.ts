import assert from "node:assert/strict";
import type { FargateAppArgs } from "../../../components/fargateApp";
import { bare, optionsOf, runApp, shifting, types } from "../fargateApp/fixture";
import { foundGuest } from "./fixture";

const certificate = "aws:lb/listenerCertificate:ListenerCertificate";
const record = "aws:route53/record:Record";

const tls: FargateAppArgs["tls"] = {
  protocol: "HTTPS",
  certificateArn: "shop-certificate",
  record: { name: "shop.example.com", zoneId: "Z-shop" },
};

function guest(changes: Partial<FargateAppArgs> = {}) {
  return runApp(() => ({
    sharing: foundGuest,
    subnets: foundGuest.host.subnets,
    tls,
    ...changes,
  }));
}

describe("an app on another stack's load balancer", () => {
  it("makes no load balancer, listener or cluster of its own, and one security group", async () => {
    const app = await guest();
    for (const type of [types.balancer, types.listener, types.cluster, types.capacity]) {
      assert.deepEqual(app.all(type), [], type);
    }
    assert.equal(app.one(types.group).name, "app-groups-tasks");
    assert.equal(app.one(types.group).inputs["vpcId"], "vpc-house");
  });

  it("takes the requests for its host name, and lets AWS choose its rule's priority", async () => {
    const { inputs, options } = (await guest()).one(types.rule);
    assert.deepEqual(inputs, {
      listenerArn: foundGuest.host.listenerArn,
      conditions: [{ hostHeader: { values: ["shop.example.com"] } }],
      actions: [{ type: "forward", targetGroupArn: "app-balancer-host-targets-arn" }],
    });
    assert.equal(options.deleteBeforeReplace, true);
    const { replaceOnChanges } = await optionsOf(types.rule, () => ({ sharing: foundGuest }));
    assert.deepEqual(replaceOnChanges, ["actions"], "a target group in use cannot be deleted");
  });

  it("opens the load balancer's group only to its tasks, and its tasks only to that group", async () => {
    const app = await guest();
    assert.deepEqual(app.named(types.egress, "app-groups-balancer-to-tasks-8080").inputs, {
      securityGroupId: "sg-house",
      referencedSecurityGroupId: "app-groups-tasks-id",
      ipProtocol: "tcp",
      fromPort: 8080,
      toPort: 8080,
      description: "Requests and health checks to the tasks",
    });
    const { inputs } = app.one(types.ingress);
    assert.equal(inputs["referencedSecurityGroupId"], "sg-house");
    assert.equal(inputs["securityGroupId"], "app-groups-tasks-id");
  });

  it("adds its certificate to the listener, and points its name to the balancer", async () => {
    const app = await guest();
    assert.deepEqual(app.one(certificate).inputs, {
      listenerArn: foundGuest.host.listenerArn,
      certificateArn: "shop-certificate",
    });
    const alias = { name: "house.elb.example.com", zoneId: "Z-house", evaluateTargetHealth: true };
    assert.deepEqual(app.one(record).inputs, {
      zoneId: "Z-shop",
      name: "shop.example.com",
      type: "A",
      aliases: [alias],
    });
  });

  it("takes requests only after its certificate is issued, which proves that it owns the name", async () => {
    for (const rollout of [bare, ...shifting]) {
      const app = await guest({ rollout });
      assert.ok(app.waitsFor(app.one(types.rule)).includes("app-balancer-certificate"));
    }
  });

  it("protects the target group in use unless it is disposable, but not the one that ECS may leave", async () => {
    const protectedGroups = async (disposable: boolean) =>
      (await guest({ disposable, rollout: { ...bare, alternateTargetGroup: true } }))
        .all(types.targetGroup)
        .filter(({ options }) => options.protect)
        .map(({ name }) => name);
    assert.deepEqual(await protectedGroups(false), ["app-balancer-host-targets"]);
    assert.deepEqual(await protectedGroups(true), []);
  });

  it("also has a name over IPv6, if the load balancer has IPv6", async () => {
    const subnets = { ...foundGuest.host.subnets, ipv6: true };
    const sharing = { ...foundGuest, host: { ...foundGuest.host, subnets } };
    const app = await guest({ sharing });
    assert.deepEqual(
      app.all(record).map(({ inputs }) => inputs["type"]),
      ["A", "AAAA"],
    );
  });

  it("keeps an existing certificate on the listener, where others may need it, and removes its own", async () => {
    const kept = async (changes: FargateAppArgs["tls"]) =>
      (await optionsOf(certificate, () => ({ sharing: foundGuest, tls: changes }))).retainOnDelete;
    assert.equal(await kept({ protocol: "HTTPS", certificateArn: "a-wildcard" }), true);
    assert.equal(await kept(tls), false);
  });

  it("adds no certificate that is already the listener's default", async () => {
    const app = await guest({ sharing: { ...foundGuest, hasCertificate: true } });
    assert.deepEqual(app.all(certificate), []);
  });

  it("runs in its host's cluster and subnets", async () => {
    const app = await guest();
    const { inputs } = app.one(types.service);
    assert.equal(inputs["cluster"], foundGuest.host.clusterArn);
    assert.deepEqual(inputs["networkConfiguration"], {
      subnets: ["subnet-h1", "subnet-h2"],
      securityGroups: ["app-groups-tasks-id"],
      assignPublicIp: true,
    });
    assert.equal(app.outputs["clusterName"], "house-cluster");
    assert.equal(app.outputs["arnSuffix"], "app/house/1a");
    const waits = app.waitsFor(app.one(types.service));
    assert.ok(waits.includes("app-balancer-host-rule"), "no target group without a listener");
  });

  for (const rollout of shifting) {
    it(`divides only the traffic of its own host, for a rollout by ${rollout.strategy}`, async () => {
      const app = await guest({ rollout });
      const { name, inputs, options } = app.one(types.rule);
      assert.equal(name, "app-balancer-host-rule-2", "ECS's weights are no input of the other one");
      assert.equal(inputs["priority"], undefined);
      assert.deepEqual(inputs["conditions"], [{ hostHeader: { values: ["shop.example.com"] } }]);
      assert.deepEqual(options.ignoreChanges, ["actions"]);
      assert.deepEqual(
        app.all(types.targetGroup).map(({ inputs: group }) => group["name"]),
        ["the-tg", "the-tg-2"],
      );
      const [behind] = app.one(types.service).inputs["loadBalancers"] as readonly {
        readonly advancedConfiguration: object;
      }[];
      assert.deepEqual(behind?.advancedConfiguration, {
        alternateTargetGroupArn: "app-balancer-host-targets-2-arn",
        productionListenerRule: "app-balancer-host-rule-2-arn",
        roleArn: "app-infrastructure-arn",
      });
    });
  }

  it("is rolled back only for its own errors", async () => {
    const app = await guest({ rollout: { ...bare, alarms: true } });
    const queries = app.named(types.alarm, "app-alarms-errors").inputs["metricQueries"];
    const [count, ...others] = queries as readonly { readonly metric?: object }[];
    assert.deepEqual(others, []);
    assert.deepEqual(count?.metric, {
      namespace: "AWS/ApplicationELB",
      metricName: "HTTPCode_Target_5XX_Count",
      dimensions: { LoadBalancer: "app/house/1a", TargetGroup: "targetgroup/the-tg/2" },
      stat: "Sum",
      period: 60,
    });
  });
});
