import assert from "node:assert/strict";
import type { Run } from "../../support/program";
import { runCommitted } from "../../support/stack";
import { containerOf, types } from "../definition";

describe("the guide, after the first deploy, on the prod stack", () => {
  let prod: Run;
  before(async () => {
    prod = await runCommitted("prod");
  });

  it("verify: the outputs have the address, and the names of service, tasks and logs", () => {
    const { url, clusterName, serviceName, logGroupName } = prod.outputs;
    assert.match(String(url), /^http:\/\/mcp-catalog-alb-\w+\.us-east-1\.elb\.amazonaws\.com$/);
    assert.deepEqual(
      [clusterName, serviceName, logGroupName],
      ["mcp-catalog-cluster", "mcp-catalog-service", "/ecs/mcp-catalog"],
    );
  });

  it("update: a new tag alone makes a new revision of the same family, for the same service", async () => {
    const updated = await runCommitted("prod", ["imageTag=v1.1.0"]);
    assert.match(containerOf(updated).image, /\/mcp-catalog@sha256:[0-9a-f]{64}$/);
    assert.notEqual(containerOf(updated).image, containerOf(prod).image);
    assert.equal(updated.one(types.task).inputs["family"], "mcp-catalog");
    assert.deepEqual(updated.one(types.service).inputs, prod.one(types.service).inputs);
  });

  it("monitoring: the dashboard is MCP-Catalog-Dashboard, and its address is an output", () => {
    assert.equal(prod.one(types.dashboard).inputs["dashboardName"], "MCP-Catalog-Dashboard");
    assert.equal(
      prod.outputs["dashboardUrl"],
      "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#dashboards:name=MCP-Catalog-Dashboard",
    );
  });

  it("monitoring: MCP-Catalog-High-CPU on average CPU above 80 over two periods of 300 s", () => {
    const { inputs } = prod.named(types.alarm, "monitoring-high-cpu");
    assert.equal(inputs["name"], "MCP-Catalog-High-CPU");
    assert.deepEqual(
      [
        "metricName",
        "statistic",
        "comparisonOperator",
        "threshold",
        "period",
        "evaluationPeriods",
      ].map((key) => inputs[key]),
      ["CPUUtilization", "Average", "GreaterThanThreshold", 80, 300, 2],
    );
  });

  it("monitoring: in addition to the guide's alarm, alarms that say what is wrong, and two that end a bad rollout", () => {
    const alarms = prod.all(types.alarm).map(({ inputs }) => String(inputs["name"]));
    const ours = ["MCP-Catalog-Errors", "MCP-Catalog-Unhealthy"];
    assert.deepEqual(
      new Set(alarms),
      new Set(
        [
          ...ours,
          ...["High-CPU", "High-Memory", "No-Task", "Failing", "App-Errors", "Balancer-Errors"],
          ...["Slow", "Few-Tasks", "At-Maximum", "Error-Lines", "Crashes", "Unread-Secrets"],
        ].map((name) => (name.startsWith("MCP") ? name : `MCP-Catalog-${name}`)),
      ),
    );
    assert.deepEqual(prod.one(types.service).inputs["alarms"], {
      alarmNames: ours,
      enable: true,
      rollback: true,
    });
  });

  it("security: images are scanned, tags kept, deletion refused, and tasks in private subnets", () => {
    const { imageScanningConfiguration, imageTagMutability } = prod.one(types.repository).inputs;
    assert.deepEqual(imageScanningConfiguration, { scanOnPush: true });
    assert.equal(imageTagMutability, "IMMUTABLE_WITH_EXCLUSION");
    assert.equal(prod.one(types.balancer).inputs["enableDeletionProtection"], true);
    const { networkConfiguration } = prod.one(types.service).inputs;
    const network = networkConfiguration as Readonly<Record<string, unknown>>;
    assert.equal(network["assignPublicIp"], false);
    assert.notDeepEqual(network["subnets"], prod.one(types.balancer).inputs["subnets"]);
  });

  // tests/engine/life/count.test.ts proves that a changed number of tasks reaches a running service.
  it("cost: CPU and memory are settings", async () => {
    const sized = await runCommitted("prod", ["cpu=1024", "memory=4096"]);
    const { cpu, memory } = sized.one(types.task).inputs;
    assert.deepEqual([cpu, memory], ["1024", "4096"]);
  });

  it("troubleshooting: every name that the commands need is an output", () => {
    const { url, dashboardUrl, ...names } = prod.outputs;
    assert.ok(url && dashboardUrl);
    const { targetGroupArn, commands, ...others } = names;
    assert.match(String(targetGroupArn), /:targetgroup\/mcp-catalog-tg\//);
    assert.deepEqual(commands, {
      status: "npx catalog status prod",
      why: "npx catalog why prod",
      logs: "npx catalog logs prod --follow",
      targets: `aws elbv2 describe-target-health --target-group-arn ${String(targetGroupArn)} --region us-east-1`,
    });
    assert.deepEqual(others, {
      imageTag: "v1.0.0",
      repositoryUrl: "123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog",
      clusterName: "mcp-catalog-cluster",
      serviceName: "mcp-catalog-service",
      logGroupName: "/ecs/mcp-catalog",
      image: containerOf(prod).image,
      taskDefinition: "arn:aws:ecs:us-east-1:123456789012:task-definition/mcp-catalog:1",
    });
  });
});
