import assert from "node:assert/strict";
import { parseSettings } from "../../../settings/parse";
import { sharedClusterIn } from "../../../settings/toSettings/sharing";
import { configuration } from "../configuration";

const domain = { name: "dev.example.com", zone: "example.com" };
const host = {
  listenerArn:
    "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/house/50dc6c495c0c9188/f2f7dc8efc522ab2",
  clusterName: "house",
  taskSubnetIds: ["subnet-0123456789abcdef0"],
};

function settings(values: Readonly<Record<string, unknown>>) {
  return parseSettings(configuration({ stack: "dev", values }));
}

describe("sharing", () => {
  it("is off by default", () => {
    const { sharing, names } = settings({});
    assert.deepEqual(sharing, { mode: "own" });
    assert.equal(names.cluster, "mcp-catalog-dev-cluster");
    assert.equal(names.targetGroup, "mcp-catalog-dev-tg");
  });

  it("is offered with the host name of the stack's own requests", () => {
    const { sharing, accessLogDays } = settings({ shares: true, domain });
    assert.deepEqual(sharing, { mode: "host", hostName: "dev.example.com" });
    assert.equal(accessLogDays, 90);
  });

  it("names a stack, or the ids of any app", () => {
    const guest = {
      mode: "guest",
      domain: { hostName: "dev.example.com", certificateArn: undefined },
    };
    assert.deepEqual(settings({ sharedWith: "prod", domain }).sharing, {
      ...guest,
      of: { by: "stack", stack: "prod" },
    });
    assert.deepEqual(settings({ sharedWith: host, domain }).sharing, {
      ...guest,
      of: { by: "ids", outputs: { ...host, assignPublicIp: false } },
    });
  });

  it("names the existing certificate for the app's host", () => {
    const certificateArn =
      "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";
    const { sharing } = settings({
      sharedWith: "prod",
      domain: { name: "dev.example.com", certificateArn },
    });
    assert.ok(sharing.mode === "guest");
    assert.equal(sharing.domain.certificateArn, certificateArn);
  });

  for (const [sharedWith, cluster] of [
    ["prod", "mcp-catalog-cluster"],
    ["test", "mcp-catalog-test-cluster"],
    [host, "house"],
  ] as const) {
    it(`finds the service in ${cluster}, with target groups that its own balancer never had`, () => {
      const { names } = settings({ sharedWith, domain });
      assert.equal(names.cluster, cluster);
      assert.equal(names.service, "mcp-catalog-dev-service");
      assert.deepEqual(
        [names.targetGroup, names.alternateTargetGroup],
        ["mcp-catalog-dev-sh", "mcp-catalog-dev-sh2"],
      );
      const text = typeof sharedWith === "string" ? sharedWith : JSON.stringify(sharedWith);
      assert.equal(sharedClusterIn("mcp-catalog", text), cluster, "for the commands, too");
    });
  }

  it("has no cluster if the setting breaks its rule, or is not set", () => {
    for (const text of [undefined, "a/b", "{", '{"clusterName":"house"}']) {
      assert.equal(sharedClusterIn("mcp-catalog", text), undefined);
    }
  });

  it("asks for nothing that only the host decides, and may say so", () => {
    const { accessLogDays, waf } = settings({ sharedWith: "prod", domain });
    assert.deepEqual([accessLogDays, waf], [0, undefined]);
    const nothing = {
      network: { mode: "default" },
      accessLogDays: 0,
      monitoring: { containerInsights: "disabled", cpuAlarmPercent: 70 },
      exec: false,
    };
    assert.equal(settings({ sharedWith: "prod", domain, ...nothing }).sharing.mode, "guest");
  });
});
