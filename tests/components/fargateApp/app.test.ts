import assert from "node:assert/strict";
import type { EvaluatedResource } from "../../../tools/evaluate";
import { runApp, types } from "./fixture";

const missing = () => ({ image: { state: "missing", tag: "v1" } }) as const;

function inputsByUrn(resources: readonly EvaluatedResource[]) {
  return Object.fromEntries(resources.map(({ urn, inputs }) => [urn, inputs]));
}

describe("FargateApp", () => {
  it("has a cluster on Fargate capacity", async () => {
    const app = await runApp();
    assert.deepEqual(app.one(types.cluster).inputs, {
      name: "the-cluster",
      settings: [{ name: "containerInsights", value: "enhanced" }],
      configuration: { executeCommandConfiguration: { logging: "DEFAULT" } },
    });
    assert.deepEqual(app.one(types.capacity).inputs, {
      clusterName: "the-cluster",
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
    });
  });

  it("keeps its logs for the days in its settings", async () => {
    const app = await runApp();
    assert.deepEqual(app.one(types.logs).inputs, { name: "/logs/shop", retentionInDays: 14 });
  });

  it("makes everything but the task definition and the service if there is no image", async () => {
    const [whole, first] = [await runApp(), await runApp(missing)];
    const left = whole.resources.filter(
      (each) => each.type !== types.task && each.type !== types.service,
    );
    assert.equal(whole.resources.length, left.length + 2);
    assert.deepEqual(inputsByUrn(first.resources), inputsByUrn(left));
  });

  it("passes on what the rest of the program and its user need", async () => {
    assert.deepEqual((await runApp()).outputs, {
      clusterName: "the-cluster",
      logGroupName: "/logs/shop",
      dnsName: "shop.example.com",
      arnSuffix: "app/the-alb/1",
      targetGroupArn: "app-balancer-targets-arn",
      targetGroupArnSuffixes: ["targetgroup/the-tg/2"],
      taskDefinition: "app-task-arn",
    });
  });

  it("has no revision to pass on without an image", async () => {
    const { outputs } = await runApp(missing);
    assert.equal(outputs["taskDefinition"], undefined);
    assert.equal(outputs["dnsName"], "shop.example.com");
  });

  it("is the parent of everything that it makes, and looks up nothing", async () => {
    const app = await runApp();
    const component = "mcp-catalog:fargateApp:FargateApp";
    for (const each of app.resources) {
      assert.ok(each.type === component || each.urn.includes(`::${component}$`), each.urn);
    }
    assert.deepEqual(app.lookups, []);
  });
});
