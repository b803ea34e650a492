import assert from "node:assert/strict";
import { Monitoring } from "../../../components";
import type { MonitoringArgs } from "../../../components/monitoring";
import { addressOf } from "../../../components/monitoring/outside";
import { json, run } from "../../support/program";
import { settings, shop, watched } from "./fixture";

const types = {
  check: "aws:route53/healthCheck:HealthCheck",
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  dashboard: "aws:cloudwatch/dashboard:Dashboard",
} as const;

function monitor(change: Partial<MonitoringArgs> = {}) {
  const asked = { ...settings, outsideCheck: true };
  return run(() => {
    new Monitoring("monitoring", { ...shop, settings: asked, ...change });
  });
}

function names(made: Awaited<ReturnType<typeof monitor>>): readonly unknown[] {
  return made
    .all(types.alarm)
    .map(({ inputs }) => inputs["name"])
    .sort();
}

describe("The check from outside", () => {
  it("requests the app's health from three regions, over HTTPS and port 443", async () => {
    assert.deepEqual((await monitor()).one(types.check).inputs, {
      type: "HTTPS",
      fqdn: "shop.example.com",
      port: 443,
      resourcePath: "/up",
      requestInterval: 30,
      failureThreshold: 3,
      regions: ["ap-southeast-1", "eu-west-1", "us-east-1"],
      tags: { Name: "Shop-Unreachable" },
    });
  });

  it("uses HTTP and the balancer's own name on a stack without a domain", async () => {
    assert.deepEqual(addressOf("http://shop-alb-1.eu-west-1.elb.amazonaws.com"), {
      type: "HTTP",
      port: 80,
      fqdn: "shop-alb-1.eu-west-1.elb.amazonaws.com",
    });
    const { inputs } = (await monitor({ url: "http://shop-alb.example" })).one(types.check);
    assert.deepEqual([inputs["type"], inputs["port"]], ["HTTP", 80]);
  });

  it("has an alarm in the region of Route 53's metrics, which pages by the topic of that region", async () => {
    const audience = { warning: ["w"], critical: ["c"], outside: ["o"], chat: [] };
    const alarms = (await monitor({ audience })).all(types.alarm);
    const alarm = alarms.find(({ inputs }) => inputs["name"] === "Shop-Unreachable");
    assert.deepEqual(alarm?.inputs, {
      name: "Shop-Unreachable",
      alarmDescription:
        "Two of three parts of the world do not reach the app's address, in three minutes of fifteen. If the alarm " +
        "Down is OK, look at the DNS record and at who may reach the load balancer. Ask why: npx catalog why prod",
      region: "us-east-1",
      namespace: "AWS/Route53",
      metricName: "HealthCheckPercentageHealthy",
      dimensions: { HealthCheckId: "monitoring-outside-id" },
      statistic: "Average",
      period: 60,
      evaluationPeriods: 15,
      datapointsToAlarm: 3,
      threshold: 50,
      comparisonOperator: "LessThanThreshold",
      treatMissingData: "missing",
      alarmActions: ["o"],
      okActions: ["o"],
    });
    const elsewhere = alarms.filter(({ inputs }) => "region" in inputs);
    assert.equal(elsewhere.length, 1);
  });

  it("shows its share on the dashboard, but not its alarm, because that is in another region", async () => {
    const body = JSON.stringify(json((await monitor()).one(types.dashboard), "dashboardBody"));
    assert.match(body, /"AWS\/Route53","HealthCheckPercentageHealthy","HealthCheckId"/);
    assert.match(body, /"region":"us-east-1","yAxis":"right"/);
    assert.doesNotMatch(body, /monitoring-unreachable-arn/);
    const there = { watched: { ...watched, region: "us-east-1" }, region: "us-east-1" };
    const both = JSON.stringify(json((await monitor(there)).one(types.dashboard), "dashboardBody"));
    assert.match(both, /monitoring-unreachable-arn/);
  });

  it("also works if the CPU alarm is the only other one", async () => {
    const few = await monitor({ settings: { ...settings, alarms: "cpu", outsideCheck: true } });
    assert.deepEqual(names(few), ["Shop-High-CPU", "Shop-Unreachable"]);
  });

  it("exists only if the settings ask for it, and not before the first image", async () => {
    const off = await monitor({ settings });
    const early = await monitor({ watched: { ...watched, runs: false } });
    for (const without of [off, early]) {
      assert.deepEqual(without.all(types.check), []);
      assert.ok(!names(without).includes("Shop-Unreachable"));
    }
  });
});
