import assert from "node:assert/strict";
import { runNetwork } from "./fixture";

const given = {
  vpcId: "vpc-0123456789abcdef0",
  balancerSubnetIds: ["subnet-0000000b", "subnet-0000000a"],
  taskSubnetIds: ["subnet-0000000c"],
};

function runExisting(assignPublicIp: boolean, ipv6 = false) {
  return runNetwork({ mode: "existing", ...given, assignPublicIp, ipv6 });
}

describe("Network in mode existing", () => {
  for (const assignPublicIp of [true, false]) {
    it(`places balancer and tasks as told, with assignPublicIp ${assignPublicIp}`, async () => {
      const { outputs } = await runExisting(assignPublicIp);
      assert.deepEqual(outputs["placement"], { ...given, assignPublicIp, ipv6: false });
    });
  }

  it("says that the balancer's subnets have IPv6 where it is told so", async () => {
    const { outputs } = await runExisting(false, true);
    assert.deepEqual(outputs["placement"], { ...given, assignPublicIp: false, ipv6: true });
  });

  it("looks nothing up and makes nothing but the component itself", async () => {
    const { resources, lookups } = await runExisting(false);
    assert.deepEqual(lookups, []);
    assert.deepEqual(
      resources.map((each) => each.type),
      ["mcp-catalog:network:Network"],
    );
  });
});
