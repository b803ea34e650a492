import assert from "node:assert/strict";
import { Monitoring } from "../../../components";
import type { MonitoringArgs } from "../../../components/monitoring";
import { json, run } from "../../support/program";
import { shop } from "./fixture";

const types = {
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  composite: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  rule: "aws:cloudwatch/eventRule:EventRule",
  target: "aws:cloudwatch/eventTarget:EventTarget",
  filter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  logs: "aws:cloudwatch/logGroup:LogGroup",
  policy: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  query: "aws:cloudwatch/queryDefinition:QueryDefinition",
} as const;

const audience = {
  warning: ["the-warnings"],
  critical: ["the-pages"],
  outside: [],
  chat: ["the-chat"],
};

function runMonitoring(change: Partial<MonitoringArgs> = {}) {
  return run(() => {
    const { dashboardName, alarmName } = new Monitoring("monitoring", { ...shop, ...change });
    return { dashboardName, alarmName };
  });
}

describe("Monitoring", () => {
  it("has the guide's alarm on the service's average CPU, over two periods of five minutes", async () => {
    const monitoring = await runMonitoring();
    assert.deepEqual(monitoring.named(types.alarm, "monitoring-high-cpu").inputs, {
      name: "Shop-High-CPU",
      alarmDescription:
        "Average CPU of the service above 70 % for ten minutes. What size fits: npx catalog rightsize prod",
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
    assert.deepEqual(monitoring.outputs, {
      dashboardName: "Shop-Dashboard",
      alarmName: "Shop-High-CPU",
    });
  });

  it("notifies somebody of every alarm once: the parts of the page have no action of their own", async () => {
    const monitoring = await runMonitoring({ audience });
    const parts = ["Shop-No-Task", "Shop-Failing"];
    for (const { inputs } of monitoring.all(types.alarm)) {
      const told = parts.includes(String(inputs["name"])) ? [] : audience.warning;
      assert.deepEqual([inputs["alarmActions"], inputs["okActions"]], [told, told]);
    }
    const down = monitoring.one(types.composite).inputs;
    assert.equal(down["alarmName"], "Shop-Down");
    assert.equal(down["alarmRule"], 'ALARM("Shop-No-Task") OR ALARM("Shop-Failing")');
    assert.deepEqual([down["alarmActions"], down["okActions"]], [["the-pages"], ["the-pages"]]);
  });

  it("makes only the guide's alarm, no log of events and no filter with alarms: cpu", async () => {
    const few = await runMonitoring({ settings: { ...shop.settings, alarms: "cpu" }, audience });
    assert.equal(few.one(types.alarm).inputs["name"], "Shop-High-CPU");
    for (const type of [types.composite, types.filter, types.logs, types.policy]) {
      assert.deepEqual(few.all(type), []);
    }
  });

  it("writes what ECS reports about this service to a log, to which only this account's events may write", async () => {
    const monitoring = await runMonitoring({ keyArn: "the-key" });
    assert.deepEqual(monitoring.one(types.logs).inputs, {
      name: "/aws/events/shop",
      retentionInDays: 365,
      kmsKeyId: "the-key",
    });
    const policy = monitoring.one(types.policy);
    assert.equal(policy.inputs["resourceArn"], "monitoring-events-arn");
    assert.deepEqual(json(policy, "policyDocument"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: "monitoring-events-arn:*",
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      ],
    });
    for (const target of monitoring.all(types.target)) {
      assert.equal(target.inputs["arn"], "monitoring-events-arn");
      assert.ok(target.dependencies.includes(policy.urn));
    }
    const patterns = ["tasks", "deployments"].map((rule) =>
      json(monitoring.named(types.rule, `monitoring-events-${rule}`), "eventPattern"),
    );
    assert.deepEqual(patterns, [
      {
        source: ["aws.ecs"],
        "detail-type": ["ECS Task State Change"],
        detail: {
          clusterArn: ["arn:aws:ecs:eu-west-1:123456789012:cluster/shop-cluster"],
          group: ["service:shop-service"],
          lastStatus: ["STOPPED"],
        },
      },
      {
        source: ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change", "ECS Service Action"],
        resources: ["arn:aws:ecs:eu-west-1:123456789012:service/shop-cluster/shop-service"],
      },
    ]);
  });

  it("counts only what the alarms watch, without a value for a quiet minute", async () => {
    const monitoring = await runMonitoring();
    const filters = monitoring.all(types.filter).map(({ inputs }) => inputs);
    assert.deepEqual(
      filters.map(({ name, logGroupName, metricTransformation }) => {
        return [name, logGroupName, metricTransformation];
      }),
      [
        ["ErrorLines", "/ecs/shop"],
        ["CrashedTasks", "/aws/events/shop"],
        ["UnreadSecrets", "/aws/events/shop"],
        ["Deployments", "/aws/events/shop"],
      ].map(([name, group]) => [name, group, { name, namespace: "shop", value: "1" }]),
    );
  });

  it("reports a failed deployment, findings in an image and a fault of AWS: to people in plain words, to chat as AWS's event", async () => {
    const monitoring = await runMonitoring({ audience });
    for (const [event, rule] of [
      ["failed-deployment", "shop-failed-deployments"],
      ["image-findings", "shop-image-findings"],
      ["aws-health", "shop-aws-health"],
    ]) {
      const name = `monitoring-notices-${event}`;
      const chat = monitoring.named(types.target, `${name}-chat`).inputs;
      assert.deepEqual(chat, { rule, targetId: "chat", arn: "the-chat" });
      const people = monitoring.named(types.target, `${name}-people`).inputs;
      assert.deepEqual([people["rule"], people["arn"]], [rule, "the-warnings"]);
      transforms(people["inputTransformer"]);
    }
  });

  /** Asserts that the template is text, and that it uses every path. */
  function transforms(inputTransformer: unknown): void {
    const { inputPaths, inputTemplate } = inputTransformer as {
      readonly inputPaths: Readonly<Record<string, string>>;
      readonly inputTemplate: string;
    };
    assert.equal(typeof JSON.parse(inputTemplate), "string");
    const placed = inputTemplate.match(/<\w+>/g) ?? [];
    assert.deepEqual(
      new Set(placed.map((each) => each.slice(1, -1))),
      new Set(Object.keys(inputPaths)),
    );
  }

  it("reports no events if there are no recipients", async () => {
    const monitoring = await runMonitoring();
    assert.equal(monitoring.all(types.target).length, 2);
  });

  it("saves queries of the app's log under the app's name", async () => {
    const queries = (await runMonitoring()).all(types.query).map(({ inputs }) => inputs);
    assert.deepEqual(
      queries.map(({ name }) => name),
      ["shop/errors", "shop/slow-requests", "shop/one-request", "shop/top-paths"],
    );
    assert.deepEqual(queries[0], {
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
});
