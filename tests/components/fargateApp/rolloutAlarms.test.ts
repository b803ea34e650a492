import assert from "node:assert/strict";
import { RolloutAlarms } from "../../../components/fargateApp/rolloutAlarms";
import { run } from "../../support/program";
import { bare, runApp, shifting, timing, types } from "./fixture";

const errors = "alarms-errors";
const unhealthy = "alarms-unhealthy";

function runAlarms(targetGroupArnSuffixes: readonly string[], gracePeriodSeconds = 30) {
  return run(() => {
    const alarms = new RolloutAlarms("alarms", {
      errorsName: "Shop-Errors",
      unhealthyName: "Shop-Unhealthy",
      balancerArnSuffix: "app/shop-alb/1",
      targetGroupArnSuffixes,
      gracePeriodSeconds,
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

function hosts(id: string, TargetGroup: string) {
  return {
    id,
    metric: {
      namespace: "AWS/ApplicationELB",
      metricName: "UnHealthyHostCount",
      dimensions: { LoadBalancer: "app/shop-alb/1", TargetGroup },
      stat: "Minimum",
      period: 60,
    },
  };
}

describe("RolloutAlarms", () => {
  it("go off at ten answers of 500 and above in a minute, of the app and the balancer", async () => {
    const alarms = await runAlarms(["targetgroup/a/2"]);
    assert.deepEqual(alarms.named(types.alarm, errors).inputs, {
      name: "Shop-Errors",
      alarmDescription: "At least 10 answers with a status of 500 or above in a minute",
      metricQueries: [
        requests("m1", "HTTPCode_Target_5XX_Count"),
        requests("m2", "HTTPCode_ELB_5XX_Count"),
        {
          id: "errors",
          expression: "FILL(m1, 0) + FILL(m2, 0)",
          label: "Answers of 500 and above",
          returnData: true,
        },
      ],
      evaluationPeriods: 1,
      threshold: 10,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
    });
  });

  it("go off at a task that is unhealthy for a whole minute", async () => {
    const alarms = await runAlarms(["targetgroup/a/2"]);
    assert.deepEqual(alarms.named(types.alarm, unhealthy).inputs, {
      name: "Shop-Unhealthy",
      alarmDescription: "A task behind the load balancer is unhealthy for a minute",
      metricQueries: [
        hosts("m1", "targetgroup/a/2"),
        {
          id: "unhealthy",
          expression: "FILL(m1, 0)",
          label: "Unhealthy tasks",
          returnData: true,
        },
      ],
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
    });
  });

  it("count the unhealthy tasks of both target groups, of which one may be empty", async () => {
    const alarms = await runAlarms(["targetgroup/a/2", "targetgroup/b/3"]);
    assert.deepEqual(alarms.named(types.alarm, unhealthy).inputs["metricQueries"], [
      hosts("m1", "targetgroup/a/2"),
      hosts("m2", "targetgroup/b/3"),
      {
        id: "unhealthy",
        expression: "FILL(m1, 0) + FILL(m2, 0)",
        label: "Unhealthy tasks",
        returnData: true,
      },
    ]);
    const one = await runAlarms(["targetgroup/a/2"]);
    assert.deepEqual(
      alarms.named(types.alarm, errors).inputs,
      one.named(types.alarm, errors).inputs,
    );
  });

  for (const [seconds, minutes, words] of [
    [30, 1, "a minute"],
    [60, 1, "a minute"],
    [61, 2, "2 minutes"],
    [900, 15, "15 minutes"],
  ] as const) {
    it(`look back ${words} where a start may take ${seconds} seconds, and as short for errors`, async () => {
      const alarms = await runAlarms(["targetgroup/a/2"], seconds);
      const { evaluationPeriods, alarmDescription } = alarms.named(types.alarm, unhealthy).inputs;
      assert.equal(evaluationPeriods, minutes);
      assert.equal(alarmDescription, `A task behind the load balancer is unhealthy for ${words}`);
      assert.equal(alarms.named(types.alarm, errors).inputs["evaluationPeriods"], 1);
    });
  }

  it("hand on both names and are the parent of both alarms", async () => {
    const alarms = await runAlarms(["targetgroup/a/2"]);
    const component = alarms.one("mcp-catalog:fargateApp:RolloutAlarms");
    assert.deepEqual(alarms.outputs, { names: ["Shop-Errors", "Shop-Unhealthy"] });
    assert.equal(alarms.all(types.alarm).length, 2);
    for (const alarm of alarms.all(types.alarm)) assert.equal(alarm.parent, component.urn);
  });
});

describe("the app's rollout alarms", () => {
  it("are there for every rollout that needs them, with what the app is told", async () => {
    const rolling = { ...bare, alarms: true };
    for (const rollout of [...shifting, rolling]) {
      const app = await runApp(() => ({ rollout }));
      assert.equal(app.named(types.alarm, "app-alarms-errors").inputs["name"], "The-Errors");
      const { name, metricQueries } = app.named(types.alarm, "app-alarms-unhealthy").inputs;
      assert.equal(name, "The-Unhealthy");
      const groups = rollout === rolling ? 1 : 2;
      assert.equal((metricQueries as readonly unknown[]).length, groups + 1, rollout.strategy);
      assert.match(JSON.stringify(metricQueries), /app\/the-alb\/1.*targetgroup\/the-tg\/2/);
    }
  });

  it("are not there for a rolling deployment without them", async () => {
    assert.deepEqual((await runApp()).all(types.alarm), []);
  });

  it("look back over the app's own grace period", async () => {
    const app = await runApp(() => ({
      rollout: shifting[0],
      timing: { ...timing, gracePeriodSeconds: 200 },
    }));
    const { evaluationPeriods } = app.named(types.alarm, "app-alarms-unhealthy").inputs;
    assert.equal(evaluationPeriods, 4);
  });
});
