import assert from "node:assert/strict";
import { toPoints } from "../../../../live/cloudwatch/metrics/points";
import { ask, denied, inputsOf, names, now } from "./asked";
import { usageAnswers, type MetricInput } from "./server";

describe("What a service used", () => {
  it("is read from CloudWatch for the service and its target group in one call", async () => {
    const { calls } = await ask(usageAnswers());
    const inputs = inputsOf(calls, "GetMetricData") as unknown as readonly MetricInput[];
    assert.equal(inputs.length, 1);
    const [input] = inputs;
    assert.equal(input?.StartTime, Date.parse("2026-07-08T09:00:00Z") / 1000);
    assert.equal(input.EndTime, Date.parse("2026-07-22T09:00:00Z") / 1000);
    const ofService = [
      { Name: "ClusterName", Value: names.cluster },
      { Name: "ServiceName", Value: names.service },
    ];
    const ofGroup = [
      { Name: "LoadBalancer", Value: "app/mcp-catalog-alb/01" },
      { Name: "TargetGroup", Value: "targetgroup/mcp-catalog-tg/0123456789abcdef" },
    ];
    const query = (Id: string, Namespace: string, MetricName: string, Stat: string) => {
      const Dimensions = Namespace === "AWS/ECS" ? ofService : ofGroup;
      return {
        Id,
        MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 300, Stat },
      };
    };
    assert.deepEqual(input.MetricDataQueries, [
      query("cpuMaximum", "AWS/ECS", "CPUUtilization", "Maximum"),
      query("cpuAverage", "AWS/ECS", "CPUUtilization", "Average"),
      query("samples", "AWS/ECS", "CPUUtilization", "SampleCount"),
      query("memoryMaximum", "AWS/ECS", "MemoryUtilization", "Maximum"),
      query("memoryAverage", "AWS/ECS", "MemoryUtilization", "Average"),
      query("requests0", "AWS/ApplicationELB", "RequestCountPerTarget", "Sum"),
      query("healthy0", "AWS/ApplicationELB", "HealthyHostCount", "Average"),
    ]);
  });

  it("is one point every five minutes, with everything that is known about it", async () => {
    const { evidence } = await ask(usageAnswers());
    const points = evidence.usage?.points ?? [];
    assert.equal(points.length, 14 * 288);
    assert.deepEqual(points[0], {
      at: new Date("2026-07-08T09:00:00Z"),
      tasks: 2,
      cpu: { average: 10, maximum: 20 },
      memory: { average: 15, maximum: 30 },
      requests: 100,
    });
    assert.deepEqual(evidence.unread, []);
  });

  it("is the same if it comes in pages that cut metrics in two", async () => {
    const whole = await ask(usageAnswers({ days: 3 }), now, 3);
    const paged = await ask(usageAnswers({ days: 3, pageSize: 1000 }), now, 3);
    const tokens = inputsOf(paged.calls, "GetMetricData").map(({ NextToken }) => NextToken);
    assert.deepEqual(tokens, [undefined, "1000", "2000", "3000", "4000", "5000", "6000"]);
    assert.equal(whole.evidence.usage?.points.length, 3 * 288);
    assert.deepEqual(paged.evidence.usage, whole.evidence.usage);
  });

  it("is not known if a later page is refused", async () => {
    const answers = usageAnswers({ days: 3, pageSize: 1000 });
    const { evidence } = await ask(
      {
        ...answers,
        GetMetricData: (input) =>
          input["NextToken"] === "2000" ? denied() : answers["GetMetricData"]?.(input),
      },
      now,
      3,
    );
    assert.equal(evidence.usage, undefined);
    assert.deepEqual(
      evidence.unread.map(({ calls, error }) => ({ calls, error })),
      [{ calls: ["cloudwatch:GetMetricData"], error: "AccessDeniedException" }],
    );
  });

  it("is not known if a single metric is forbidden", async () => {
    const result = {
      Id: "cpuMaximum",
      StatusCode: "Forbidden",
      Messages: [{ Value: "not yours" }],
    };
    const { evidence } = await ask({
      ...usageAnswers(),
      GetMetricData: () => ({ MetricDataResults: [result] }),
    });
    assert.equal(evidence.usage, undefined);
    assert.deepEqual(evidence.unread, [
      { calls: ["cloudwatch:GetMetricData"], error: "Forbidden", message: "not yours" },
    ]);
  });

  it("ends if CloudWatch goes on returning pages", async () => {
    const { evidence, calls } = await ask({
      ...usageAnswers(),
      GetMetricData: () => ({ MetricDataResults: [], NextToken: "again" }),
    });
    assert.equal(inputsOf(calls, "GetMetricData").length, 20);
    assert.match(evidence.unread[0]?.message ?? "", /more than 20 pages; ask for fewer days/);
  });

  it("has ECS's tasks if the balancer does not answer, but no requests", async () => {
    for (const answers of [
      { ...usageAnswers(), DescribeTargetGroups: denied },
      usageAnswers({ balanced: false }),
    ]) {
      const { evidence } = await ask(answers);
      const [point] = evidence.usage?.points ?? [];
      assert.equal(point?.tasks, 2);
      assert.equal(point.requests, undefined);
    }
  });

  it("has the healthy tasks of both target groups, or the running ones if none is healthy", () => {
    const of = (values: readonly (readonly [string, number])[]) =>
      toPoints(new Map(values.map(([id, value]) => [id, new Map([[0, value]])])), 300)[0];
    const both = of([
      ["healthy0", 2],
      ["healthy1", 1],
      ["samples", 20],
    ]);
    assert.equal(both?.tasks, 3);
    assert.equal(
      of([
        ["healthy0", 0],
        ["samples", 10],
      ])?.tasks,
      2,
    );
    assert.equal(of([["healthy0", 0]])?.tasks, 0);
    assert.equal(of([["memoryAverage", 1]])?.tasks, undefined);
    assert.equal(
      of([
        ["requests0", 10],
        ["requests1", 5],
      ])?.requests,
      3,
    );
  });
});
