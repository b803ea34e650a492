import assert from "node:assert/strict";
import { Network } from "../../../components";
import { run } from "../../support/program";

const given = {
  vpcId: "vpc-0123456789abcdef0",
  balancerSubnetIds: ["subnet-0000000b", "subnet-0000000a"],
  taskSubnetIds: ["subnet-0000000c"],
};

function runExisting(assignPublicIp: boolean) {
  return run(() => {
    const network = new Network("network", {
      network: { mode: "existing", ...given, assignPublicIp },
      region: "us-east-1",
    });
    return { placement: network.placement };
  });
}

describe("Network in mode existing", () => {
  for (const assignPublicIp of [true, false]) {
    it(`places balancer and tasks as told, with assignPublicIp ${assignPublicIp}`, async () => {
      const { outputs } = await runExisting(assignPublicIp);
      assert.deepEqual(outputs["placement"], { ...given, assignPublicIp });
    });
  }

  it("looks nothing up and makes nothing but the component itself", async () => {
    const { resources, lookups } = await runExisting(false);
    assert.deepEqual(lookups, []);
    assert.deepEqual(
      resources.map((each) => each.type),
      ["mcp-catalog:network:Network"],
    );
  });
});
