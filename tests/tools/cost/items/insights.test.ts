import assert from "node:assert/strict";
import type { Cost } from "../../../../tools/cost";
import type { EvaluatedResource } from "../../../../tools/evaluate";
import { costIn, line, made, monthly, pricesWithout, service, target } from "../fixture";

const serviceType = "aws:ecs/service:Service";

function cluster(value: string | undefined): EvaluatedResource {
  const settings = value === undefined ? undefined : [{ name: "containerInsights", value }];
  return made("aws:ecs/cluster:Cluster", "app-cluster", { settings });
}

/** A cluster with a service in it, and other resources. */
function running(
  value: string | undefined,
  tasks: Readonly<Record<string, unknown>> = {},
  ...others: readonly EvaluatedResource[]
): readonly EvaluatedResource[] {
  const own = cluster(value);
  const app = service(tasks).map((each) =>
    each.type === serviceType ? { ...each, dependencies: [...each.dependencies, own.urn] } : each,
  );
  return [own, ...app, ...others];
}

function insights(cost: Cost) {
  return cost.lines.filter(({ item }) => item.startsWith("Container Insights"));
}

describe("The cost of Container Insights", () => {
  it("is nothing if it is off, or if the cluster does not say", () => {
    for (const value of ["disabled", undefined]) {
      assert.deepEqual(insights(costIn(running(value))), []);
    }
  });

  // 10 metrics of cluster, service and task family, 2 counts of the cluster, 5 of the service: 37 × 0.30.
  it("is that of 37 metrics at 0.30 for a service, however many tasks it has", () => {
    for (const desiredCount of [0, 2, 50]) {
      const cost = costIn(running("enabled", { desiredCount }));
      assert.deepEqual(monthly(cost, "Container Insights"), [11.1, 11.1]);
      assert.deepEqual(line(cost, "Container Insights").quantity, { floor: 37, ceiling: 37 });
    }
  });

  // 24 metrics of cluster, service and task family, 7 counts, 2 × 24 of each task: (79 + 48 n) × 0.07.
  it("is that of 79 metrics at 0.07 and 48 for each task if it is enhanced", () => {
    const price = (desiredCount: number) =>
      monthly(costIn(running("enhanced", { desiredCount })), "Container Insights, enhanced");
    assert.deepEqual(price(0), [5.53, 5.53]);
    assert.deepEqual(price(1), [8.89, 8.89]);
    assert.deepEqual(price(2), [12.25, 12.25]);
    assert.deepEqual(price(10), [39.13, 39.13]);
  });

  it("lies between the cost of the fewest tasks and that of the most", () => {
    const cost = costIn(running("enhanced", {}, target(2, 10)));
    assert.deepEqual(monthly(cost, "Container Insights, enhanced"), [12.25, 39.13]);
    assert.match(
      line(cost, "Container Insights, enhanced").note ?? "",
      /^79 of cluster and service, 48 of each task; /,
    );
  });

  it("names the settings that lower it", () => {
    const levers = (value: string) => insights(costIn(running(value)))[0]?.levers ?? [];
    assert.equal(levers("enabled").length, 1);
    assert.match(levers("enhanced")[0] ?? "", /containerInsights: enabled/);
    for (const value of ["enabled", "enhanced"]) {
      assert.match(levers(value).at(-1) ?? "", /containerInsights: disabled/);
    }
  });

  it("is paid by the stack that has the cluster, for what that stack runs in it", () => {
    assert.deepEqual(insights(costIn(service())), []);
    // 12 metrics of the cluster alone.
    assert.deepEqual(
      monthly(costIn([cluster("enabled"), ...service()]), "Container Insights"),
      [3.6, 3.6],
    );
  });

  it("is unknown, and not zero, if there is no price", () => {
    const cost = costIn(running("enhanced"), pricesWithout("insightsMetric"));
    assert.equal(line(cost, "Container Insights, enhanced").monthly, undefined);
    assert.ok(cost.unknown > 0);
  });
});
