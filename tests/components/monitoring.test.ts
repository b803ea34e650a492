import assert from "node:assert/strict";
import { Monitoring } from "../../components";
import { json, run } from "../support/program";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const dashboardType = "aws:cloudwatch/dashboard:Dashboard";
const topicType = "aws:sns/topic:Topic";
const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";

const names = { dashboard: "Shop-Dashboard", cpuAlarm: "Shop-High-CPU", alarmTopic: "shop-alarms" };

function runMonitoring(alarmEmail?: string) {
  return run(() => {
    const monitoring = new Monitoring("monitoring", {
      names,
      region: "eu-west-1",
      clusterName: "shop-cluster",
      serviceName: "shop-service",
      balancerArnSuffix: "app/shop-alb/1",
      targetGroupArnSuffix: "targetgroup/shop-tg/2",
      cpuAlarmPercent: 70,
      alarmEmail,
    });
    return { dashboardName: monitoring.dashboardName, alarmName: monitoring.alarmName };
  });
}

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title: string;
    readonly region: string;
    readonly metrics: readonly (readonly unknown[])[];
  };
}

async function widgets(): Promise<readonly Widget[]> {
  const dashboard = (await runMonitoring()).one(dashboardType);
  return (json(dashboard, "dashboardBody") as { readonly widgets: readonly Widget[] }).widgets;
}

describe("Monitoring", () => {
  it("has an alarm on the service's own average CPU, over two periods of five minutes", async () => {
    const monitoring = await runMonitoring();
    assert.deepEqual(monitoring.one(alarmType).inputs, {
      name: "Shop-High-CPU",
      alarmDescription: "Average CPU of the service above 70 % for ten minutes",
      namespace: "AWS/ECS",
      metricName: "CPUUtilization",
      dimensions: { ClusterName: "shop-cluster", ServiceName: "shop-service" },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 2,
      threshold: 70,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "missing",
      alarmActions: [],
      okActions: [],
    });
  });

  it("tells nobody, and makes no topic, without an address", async () => {
    const monitoring = await runMonitoring();
    assert.deepEqual(monitoring.all(topicType), []);
    assert.deepEqual(monitoring.all(subscriptionType), []);
  });

  it("tells the address by mail when the alarm goes off and when it is over", async () => {
    const monitoring = await runMonitoring("team@example.com");
    assert.deepEqual(monitoring.one(topicType).inputs["name"], "shop-alarms");
    assert.deepEqual(monitoring.one(subscriptionType).inputs, {
      topic: "monitoring-alarms-arn",
      protocol: "email",
      endpoint: "team@example.com",
    });
    const { alarmActions, okActions } = monitoring.one(alarmType).inputs;
    assert.deepEqual(alarmActions, ["monitoring-alarms-arn"]);
    assert.deepEqual(okActions, ["monitoring-alarms-arn"]);
  });

  it("is the parent of all that it makes, and hands on the names", async () => {
    const monitoring = await runMonitoring("team@example.com");
    const component = monitoring.one("mcp-catalog:monitoring:Monitoring");
    const children = monitoring.resources.filter((each) => each.custom);
    assert.equal(children.length, 4);
    for (const child of children) assert.equal(child.parent, component.urn);
    assert.deepEqual(monitoring.outputs, {
      dashboardName: "Shop-Dashboard",
      alarmName: "Shop-High-CPU",
    });
  });
});

describe("the dashboard", () => {
  it("has its name and six graphs", async () => {
    const dashboard = (await runMonitoring()).one(dashboardType);
    assert.equal(dashboard.inputs["dashboardName"], "Shop-Dashboard");
    assert.deepEqual(
      (await widgets()).map(({ properties }) => properties.title),
      [
        "Requests",
        "Errors",
        "Response time (s)",
        "Tasks behind the balancer",
        "CPU (%)",
        "Memory (%)",
      ],
    );
  });

  it("draws every metric with the dimensions of this service, balancer and target group", async () => {
    const service = ["ClusterName", "shop-cluster", "ServiceName", "shop-service"];
    const balancer = ["LoadBalancer", "app/shop-alb/1"];
    const targets = ["TargetGroup", "targetgroup/shop-tg/2", ...balancer];
    const alb = "AWS/ApplicationELB";
    const withoutStyle = (await widgets()).map(({ properties }) =>
      properties.metrics.map((metric) => metric.filter((part) => typeof part === "string")),
    );
    assert.deepEqual(withoutStyle, [
      [[alb, "RequestCount", ...balancer]],
      [
        [alb, "HTTPCode_ELB_5XX_Count", ...balancer],
        [alb, "HTTPCode_Target_5XX_Count", ...balancer],
        [alb, "HTTPCode_Target_4XX_Count", ...balancer],
      ],
      [
        [alb, "TargetResponseTime", ...balancer],
        [alb, "TargetResponseTime", ...balancer],
      ],
      [
        [alb, "HealthyHostCount", ...targets],
        [alb, "UnHealthyHostCount", ...targets],
      ],
      [
        ["AWS/ECS", "CPUUtilization", ...service],
        ["AWS/ECS", "CPUUtilization", ...service],
      ],
      [
        ["AWS/ECS", "MemoryUtilization", ...service],
        ["AWS/ECS", "MemoryUtilization", ...service],
      ],
    ]);
  });

  it("names the region in every graph", async () => {
    const regions = (await widgets()).map(({ properties }) => properties.region);
    assert.deepEqual(
      regions,
      Array.from({ length: 6 }, () => "eu-west-1"),
    );
  });

  it("lays the graphs out on 24 columns without overlap", async () => {
    const cells = (await widgets()).map(({ x, y }) => `${x},${y}`);
    assert.deepEqual(cells, ["0,0", "8,0", "16,0", "0,6", "8,6", "16,6"]);
    for (const { width, height } of await widgets()) assert.deepEqual([width, height], [8, 6]);
  });
});
