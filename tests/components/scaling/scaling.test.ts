import assert from "node:assert/strict";
import { dayCounts, ownsCount } from "../../../components/scaling";
import { auto, dimension, made, policy, scale, types, schedule } from "./scale";

describe("A service that is scaled by load", () => {
  it("has a target between the two counts", async () => {
    const result = await scale(auto);
    const { minCapacity, maxCapacity, resourceId, scalableDimension, serviceNamespace } =
      result.one(types.target).inputs;
    assert.deepEqual(
      {
        minCapacity,
        maxCapacity,
        resourceId,
        scalableDimension,
        serviceNamespace,
      },
      {
        minCapacity: 2,
        maxCapacity: 9,
        resourceId: "service/the-cluster/the-service",
        scalableDimension: "ecs:service:DesiredCount",
        serviceNamespace: "ecs",
      },
    );
    assert.equal(result.outputs["resourceId"], "service/given/back");
  });

  it("is never suspended by the program, so that a refresh ends a pause", async () => {
    const { suspendedState } = (await scale(auto)).one(types.target).inputs;
    assert.deepEqual(suspendedState, {
      dynamicScalingInSuspended: false,
      dynamicScalingOutSuspended: false,
      scheduledScalingSuspended: false,
    });
  });

  it("follows CPU, memory and requests, adds tasks quickly and removes them slowly", async () => {
    const result = await scale(auto);
    assert.deepEqual(made(result, types.policy), {
      "scaling-cpu": {
        name: "cpu",
        ...policy(55, {
          predefinedMetricType: "ECSServiceAverageCPUUtilization",
        }),
      },
      "scaling-memory": {
        name: "memory",
        ...policy(70, {
          predefinedMetricType: "ECSServiceAverageMemoryUtilization",
        }),
      },
      "scaling-requests": {
        name: "requests",
        ...policy(800, {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: "app/the-alb/1/targetgroup/the-tg/2",
        }),
      },
    });
    assert.deepEqual(result.all(types.action), []);
  });

  it("does not count requests behind two target groups, or behind none", async () => {
    for (const targetGroups of [["targetgroup/the-tg/2", "targetgroup/the-tg2/3"], []]) {
      const result = await scale(auto, targetGroups);
      assert.deepEqual(Object.keys(made(result, types.policy)), ["scaling-cpu", "scaling-memory"]);
    }
  });

  it("also has its schedule's counts, in its schedule's time zone", async () => {
    const result = await scale({ ...auto, schedule });
    assert.equal(result.all(types.policy).length, 3);
    const timezone = "Europe/Berlin";
    assert.deepEqual(made(result, types.action), {
      "scaling-day": {
        name: "day",
        ...dimension,
        timezone,
        schedule: "cron(0 7 * * ? *)",
        scalableTargetAction: { minCapacity: 2, maxCapacity: 9 },
      },
      "scaling-night": {
        name: "night",
        ...dimension,
        timezone,
        schedule: "cron(0 20 * * ? *)",
        scalableTargetAction: { minCapacity: 1, maxCapacity: 3 },
      },
    });
  });
});

describe("A service of a fixed count", () => {
  it("has a schedule, and no policy", async () => {
    const weekends = { min: 0, max: 0 };
    const result = await scale({
      mode: "fixed",
      count: 4,
      schedule: { timezone: "UTC", weekends },
    });
    const { minCapacity, maxCapacity } = result.one(types.target).inputs;
    assert.deepEqual([minCapacity, maxCapacity], [4, 4]);
    assert.deepEqual(result.all(types.policy), []);
    assert.deepEqual(
      result.all(types.action).map(({ inputs }) => inputs["scalableTargetAction"]),
      [
        { minCapacity: 4, maxCapacity: 4 },
        { minCapacity: 0, maxCapacity: 0 },
      ],
    );
  });
});

describe("Every resource of the scaling", () => {
  it("belongs to the component, and is deleted before a successor takes its place", async () => {
    const result = await scale({ ...auto, schedule });
    const component = result.one("mcp-catalog:scaling:ServiceScaling");
    const resources = Object.values(types).flatMap((type) => result.all(type));
    assert.equal(resources.length, 6);
    for (const { name, parent, options } of resources) {
      assert.equal(parent, component.urn, name);
      assert.equal(options.deleteBeforeReplace, true, name);
    }
  });

  it("changes one after the other, because AWS accepts one change of a target at a time", async () => {
    const result = await scale({ ...auto, schedule });
    const parts = [...result.all(types.policy), ...result.all(types.action)];
    assert.ok(parts.length > 4);
    const urns = new Set(parts.map(({ urn }) => urn));
    const before = parts.map(({ dependencies }) => dependencies.filter((urn) => urns.has(urn)));
    const inOrder = parts.map(({ urn }) => urn);
    assert.deepEqual(
      before.map((each) => [...each].sort()),
      parts.map((_, index) => inOrder.slice(0, index).sort()),
      "after all before it, since one of them may stay when its neighbours go",
    );
  });

  it("waits for the target, which AWS requires", async () => {
    const result = await scale({ ...auto, schedule });
    for (const each of [...result.all(types.policy), ...result.all(types.action)]) {
      assert.ok(result.waitsFor(each).includes("scaling"), each.name);
    }
  });
});

describe("The count of a service", () => {
  it("belongs to the program only if it is fixed and without a schedule", () => {
    assert.equal(ownsCount({ mode: "fixed", count: 2 }), false);
    assert.equal(ownsCount({ mode: "fixed", count: 2, schedule }), true);
    assert.equal(ownsCount(auto), true);
    assert.equal(ownsCount({ ...auto, schedule }), true);
  });

  it("is the count in the stack file if only a schedule changes it", () => {
    assert.deepEqual(dayCounts({ mode: "fixed", count: 3, schedule }), {
      min: 3,
      max: 3,
    });
    assert.deepEqual(dayCounts(auto), { min: 2, max: 9 });
  });
});
