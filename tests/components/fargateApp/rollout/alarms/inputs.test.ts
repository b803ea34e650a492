import assert from "node:assert/strict";
import { RolloutAlarms } from "../../../../../components/fargateApp/rollout/alarms";
import { run } from "../../../../support/program";
import { types } from "../../fixture";

const errors = "alarms-errors";
const unhealthy = "alarms-unhealthy";

interface Watched {
  readonly groups?: readonly string[];
  readonly gracePeriodSeconds?: number;
  readonly circuitBreaker?: boolean;
}

function runAlarms({
  groups = ["targetgroup/a/2"],
  gracePeriodSeconds = 30,
  circuitBreaker = true,
}: Watched = {}) {
  return run(() => {
    const alarms = new RolloutAlarms("alarms", {
      errorsName: "Shop-Errors",
      unhealthyName: "Shop-Unhealthy",
      balancerArnSuffix: "app/shop-alb/1",
      targetGroupArnSuffixes: groups,
      actions: ["the-topic"],
      balancerIsShared: false,
      gracePeriodSeconds,
      circuitBreaker,
      stack: "prod",
    });
    return { names: alarms.names };
  });
}

function requests(id: string, metricName: string) {
  return {
    id,
    metric: {
      namespace: "AWS/ApplicationELB",
      metricName,
      dimensions: { LoadBalancer: "app/shop-alb/1" },
      stat: "Sum",
      period: 60,
    },
  };
}

function hosts(id: string, TargetGroup: string, stat = "Minimum") {
  return {
    id,
    metric: {
      namespace: "AWS/ApplicationELB",
      metricName: "UnHealthyHostCount",
      dimensions: { LoadBalancer: "app/shop-alb/1", TargetGroup },
      stat,
      period: 60,
    },
  };
}

describe("RolloutAlarms", () => {
  it("go off at ten answers of 500 and above in a minute, of the app and the balancer", async () => {
    const alarms = await runAlarms();
    assert.deepEqual(alarms.named(types.alarm, errors).inputs, {
      name: "Shop-Errors",
      alarmDescription:
        "At least 10 answers with a status of 500 or above in a minute. Ask why: npx catalog why prod",
      metricQueries: [
        requests("m1", "HTTPCode_Target_5XX_Count"),
        requests("m2", "HTTPCode_ELB_5XX_Count"),
        {
          id: "errors",
          expression: "m1 + m2",
          label: "Answers of 500 and above",
          returnData: true,
        },
      ],
      evaluationPeriods: 5,
      datapointsToAlarm: 1,
      threshold: 10,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: ["the-topic"],
      okActions: ["the-topic"],
    });
  });

  it("go off at a task that is unhealthy for a whole minute", async () => {
    const alarms = await runAlarms();
    assert.deepEqual(alarms.named(types.alarm, unhealthy).inputs, {
      name: "Shop-Unhealthy",
      alarmDescription:
        "A task behind the load balancer is unhealthy for a minute. Ask why: npx catalog why prod",
      metricQueries: [
        { ...hosts("m1", "targetgroup/a/2"), label: "Unhealthy tasks", returnData: true },
      ],
      evaluationPeriods: 5,
      datapointsToAlarm: 1,
      threshold: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: ["the-topic"],
      okActions: ["the-topic"],
    });
  });

  it("count the unhealthy tasks of both target groups, one of which may be empty", async () => {
    const alarms = await runAlarms({ groups: ["targetgroup/a/2", "targetgroup/b/3"] });
    assert.deepEqual(alarms.named(types.alarm, unhealthy).inputs["metricQueries"], [
      hosts("m1", "targetgroup/a/2"),
      hosts("m2", "targetgroup/b/3"),
      {
        id: "unhealthy",
        expression: "m1 + m2",
        label: "Unhealthy tasks",
        returnData: true,
      },
    ]);
    const one = await runAlarms();
    assert.deepEqual(
      alarms.named(types.alarm, errors).inputs,
      one.named(types.alarm, errors).inputs,
    );
  });

  it("count every minute that has an unhealthy task at any time, if nothing else ends a bad version", async () => {
    const alarms = await runAlarms({ circuitBreaker: false });
    const { metricQueries, ...rest } = alarms.named(types.alarm, unhealthy).inputs;
    assert.deepEqual((metricQueries as readonly unknown[])[0], {
      ...hosts("m1", "targetgroup/a/2", "Maximum"),
      label: "Unhealthy tasks",
      returnData: true,
    });
    assert.deepEqual(rest, {
      name: "Shop-Unhealthy",
      alarmDescription:
        "A task behind the load balancer is unhealthy for 3 minutes. Ask why: npx catalog why prod",
      evaluationPeriods: 6,
      datapointsToAlarm: 3,
      threshold: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: ["the-topic"],
      okActions: ["the-topic"],
    });
  });

  for (const [seconds, minutes, periods, words] of [
    [30, 1, 5, "a minute"],
    [60, 1, 5, "a minute"],
    [61, 2, 5, "2 minutes"],
    [121, 3, 6, "3 minutes"],
    [900, 15, 18, "15 minutes"],
  ] as const) {
    it(`need ${words} of ${periods} if a start may take ${seconds} seconds, and one of five for errors`, async () => {
      const alarms = await runAlarms({ gracePeriodSeconds: seconds });
      const { evaluationPeriods, datapointsToAlarm, alarmDescription } = alarms.named(
        types.alarm,
        unhealthy,
      ).inputs;
      assert.deepEqual([evaluationPeriods, datapointsToAlarm], [periods, minutes]);
      assert.equal(
        alarmDescription,
        `A task behind the load balancer is unhealthy for ${words}. Ask why: npx catalog why prod`,
      );
      assert.equal(alarms.named(types.alarm, errors).inputs["evaluationPeriods"], 5);
    });
  }

  it("pass on both names and are the parent of both alarms", async () => {
    const alarms = await runAlarms();
    const component = alarms.one("mcp-catalog:fargateApp:RolloutAlarms");
    assert.deepEqual(alarms.outputs, { names: ["Shop-Errors", "Shop-Unhealthy"] });
    assert.equal(alarms.all(types.alarm).length, 2);
    for (const alarm of alarms.all(types.alarm)) assert.equal(alarm.parent, component.urn);
  });
});
