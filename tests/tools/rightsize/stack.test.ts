import assert from "node:assert/strict";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { rightsizeStack } from "../../../tools/rightsize/rightsizeStack";
import { SettingsError } from "../../../settings";
import { projectFolder } from "../../support/program";
import { stackConfig } from "../preview/fixture";

function config(values: Readonly<Record<string, unknown>>) {
  return stackConfig({
    "aws:region": "us-east-1",
    ...Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        `mcp-catalog:${key}`,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    ),
  });
}

function read(values: Readonly<Record<string, unknown>>, other?: typeof values) {
  return rightsizeStack(config(values), (stack) =>
    stack === "shop" && other ? config(other) : undefined,
  );
}

describe("A stack to rightsize", () => {
  it("is what the committed files say", () => {
    const of = (stack: string) => {
      const { targets, spot, publicAddresses } = rightsizeStack(
        readStackConfig(projectFolder, stack),
        () => undefined,
      );
      return { targets, spot, publicAddresses };
    };
    assert.deepEqual(of("dev"), {
      targets: undefined,
      spot: { share: 100, base: 0 },
      publicAddresses: true,
    });
    assert.deepEqual(of("prod"), {
      targets: { cpuPercent: 60, memoryPercent: 75, requestsPerTask: 1000 },
      spot: undefined,
      publicAddresses: false,
    });
  });

  it("aims at its own targets, and at no requests behind two target groups", () => {
    const scaling = { mode: "auto", cpuPercent: 40, memoryPercent: 50, requestsPerTask: 9 };
    const aims = { cpuPercent: 40, memoryPercent: 50 };
    assert.deepEqual(read({ scaling }).targets, { ...aims, requestsPerTask: 9 });
    const twice = read({ scaling, rollout: { strategy: "canary" } });
    assert.deepEqual(twice.targets, { ...aims, requestsPerTask: undefined });
  });

  it("has public addresses if its network has, even if the network is another stack's", () => {
    const network = {
      mode: "existing",
      vpcId: "vpc-0123456789abcdef0",
      balancerSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      taskSubnetIds: ["subnet-0123456789abcdef0"],
    };
    assert.equal(read({ network }).publicAddresses, false);
    assert.equal(read({ network: { ...network, assignPublicIp: true } }).publicAddresses, true);
    const guest = { sharedWith: "shop" };
    assert.equal(read(guest, { network: { mode: "default" } }).publicAddresses, true);
    assert.equal(read(guest, {}).publicAddresses, false);
    assert.equal(read(guest).publicAddresses, false);
    const place = {
      listenerArn:
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shop/0123456789abcdef/0123456789abcdef",
      clusterName: "shop",
      taskSubnetIds: ["subnet-0123456789abcdef0"],
      assignPublicIp: true,
    };
    assert.equal(read({ sharedWith: place }).publicAddresses, true);
  });

  it("is refused with a bad value of what its price depends on", () => {
    assert.throws(() => read({ spot: { share: 101 } }), SettingsError);
  });
});
