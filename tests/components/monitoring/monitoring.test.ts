import assert from "node:assert/strict";
import { Monitoring } from "../../../components";
import { run } from "../../support/program";
import { shop } from "./fixture";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const topicType = "aws:sns/topic:Topic";
const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";

function runMonitoring(alarmEmail?: string, keyArn?: string) {
  return run(() => {
    const monitoring = new Monitoring("monitoring", { ...shop, alarmEmail, keyArn });
    return { dashboardName: monitoring.dashboardName, alarmName: monitoring.alarmName };
  });
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

  it("saves a query of the errors in the app's log", async () => {
    const query = (await runMonitoring()).one("aws:cloudwatch/queryDefinition:QueryDefinition");
    assert.deepEqual(query.inputs, {
      name: "shop/errors",
      logGroupNames: ["/ecs/shop"],
      queryString: [
        "fields @timestamp, @logStream, @message",
        "| filter @message like /(?i)(error|exception|fatal)/",
        "| sort @timestamp desc",
        "| limit 100",
      ].join("\n"),
    });
  });

  it("tells nobody, and makes no topic, without an address", async () => {
    const monitoring = await runMonitoring();
    assert.deepEqual(monitoring.all(topicType), []);
    assert.deepEqual(monitoring.all(subscriptionType), []);
  });

  it("tells the address by mail when the alarm goes off and when it is over", async () => {
    const monitoring = await runMonitoring("team@example.com");
    assert.deepEqual(monitoring.one(topicType).inputs, { name: "shop-alarms" });
    assert.deepEqual(monitoring.one(subscriptionType).inputs, {
      topic: "monitoring-alarms-arn",
      protocol: "email",
      endpoint: "team@example.com",
    });
    const { alarmActions, okActions } = monitoring.one(alarmType).inputs;
    assert.deepEqual(alarmActions, ["monitoring-alarms-arn"]);
    assert.deepEqual(okActions, ["monitoring-alarms-arn"]);
  });

  it("encrypts what it tells with a key of one's own, where there is one", async () => {
    const monitoring = await runMonitoring("team@example.com", "the-key");
    assert.deepEqual(monitoring.one(topicType).inputs, {
      name: "shop-alarms",
      kmsMasterKeyId: "the-key",
    });
  });

  it("is the parent of all that it makes, and hands on the names", async () => {
    const monitoring = await runMonitoring("team@example.com");
    const component = monitoring.one("mcp-catalog:monitoring:Monitoring");
    const children = monitoring.resources.filter((each) => each.custom);
    assert.equal(children.length, 5);
    for (const child of children) assert.equal(child.parent, component.urn);
    assert.deepEqual(monitoring.outputs, {
      dashboardName: "Shop-Dashboard",
      alarmName: "Shop-High-CPU",
    });
  });
});
