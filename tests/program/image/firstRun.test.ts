import assert from "node:assert/strict";
import type { Run } from "../../support/program";
import { types } from "../definition";
import { pushed, runFirst } from "./firstRun";

function monitors(alarm: string): string {
  return `monitoring-${alarm}`;
}

describe("before there is an image, there is no service", () => {
  let first: Run;
  before(async () => {
    first = await runFirst();
  });

  it("makes no task definition and shows the steps that lead there", () => {
    assert.deepEqual(first.all(types.service), []);
    assert.deepEqual(first.all(types.task), []);
    const { nextSteps, ...outputs } = first.outputs;
    const [login, build, ...rest] = nextSteps as readonly string[];
    const host = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
    assert.deepEqual(login?.split(" | ")[1]?.split(" ").at(-1), host);
    assert.match(build ?? "", /^docker build --platform linux\/arm64 .* \.$/);
    assert.deepEqual(rest, [
      `docker push ${host}/mcp-catalog:v1.0.0`,
      `docker push ${host}/mcp-catalog:latest`,
      "pulumi up",
    ]);
    assert.deepEqual(Object.keys(outputs).sort(), [
      "clusterName",
      "commands",
      "dashboardUrl",
      "imageTag",
      "logGroupName",
      "repositoryUrl",
      "serviceName",
      "targetGroupArn",
      "url",
    ]);
  });

  it("makes everything else: balancer, secrets, the dashboard, and every alarm that needs no task", () => {
    for (const type of [types.balancer, types.targetGroup, types.listener, types.dashboard]) {
      assert.equal(first.all(type).length, 1, type);
    }
    assert.equal(first.all(types.secretVersion).length, 3);
    assert.deepEqual(
      first
        .all(types.alarm)
        .map(({ name }) => name)
        .sort(),
      [
        "app-alarms-errors",
        "app-alarms-unhealthy",
        ...["app-errors", "at-maximum", "balancer-errors", "crashes", "error-lines"].map(monitors),
        ...["high-cpu", "high-memory", "secrets", "slow"].map(monitors),
      ],
    );
  });

  it("asks nothing about an image and says nothing about one", () => {
    const tokens = first.lookups.map(({ token }) => token);
    assert.ok(tokens.includes("aws:ecr/getRepositories:getRepositories"));
    assert.deepEqual(
      tokens.filter((token) => /getImages?$|getRepository$/.test(token)),
      [],
    );
    assert.deepEqual(first.messages, []);
  });

  it("makes no smoke test of an address that nobody answers", async () => {
    const config = { "mcp-catalog:smokeTest": JSON.stringify({ path: "/up" }) };
    const { outputs } = await runFirst({ config });
    assert.equal(outputs["url"], "http://alb.example.com");
  });

  it("makes a service if there is an image, and the run names the image", async () => {
    const second = await runFirst({ lookups: pushed });
    assert.equal(second.all(types.service).length, 1);
    assert.ok(!("nextSteps" in second.outputs));
    assert.deepEqual(second.messages, ["v1.0.0 → sha256:1…, pushed 2026-11-20 14:03 UTC, 74 MB"]);
  });
});
