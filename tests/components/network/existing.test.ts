import assert from "node:assert/strict";
import { runNetwork } from "./fixture";

const given = {
  vpcId: "vpc-0123456789abcdef0",
  balancerSubnetIds: ["subnet-0000000b", "subnet-0000000a"],
  taskSubnetIds: ["subnet-0000000c"],
};

const none = { balancerSecurityGroupIds: [], dnsServers: [] };

function runExisting(
  assignPublicIp: boolean,
  ipv6 = false,
  lists: { readonly [K in keyof typeof none]?: readonly string[] } = {},
) {
  return runNetwork({ mode: "existing", ...given, assignPublicIp, ipv6, ...none, ...lists });
}

describe("Network in mode existing", () => {
  for (const assignPublicIp of [true, false]) {
    it(`places balancer and tasks in the given subnets, with assignPublicIp ${assignPublicIp}`, async () => {
      const { outputs } = await runExisting(assignPublicIp);
      assert.deepEqual(outputs["subnets"], {
        ...given,
        assignPublicIp,
        ipv6: false,
        ...none,
      });
    });
  }

  it("says that the balancer's subnets have IPv6 if its settings say so", async () => {
    const { outputs } = await runExisting(false, true);
    const open = { ...given, assignPublicIp: false, ipv6: true, ...none };
    assert.deepEqual(outputs["subnets"], open);
  });

  it("names the DNS servers and the balancer's further security groups in its settings", async () => {
    const dnsServers = ["10.0.0.2/32", "10.9.0.0/24"];
    const balancerSecurityGroupIds = ["sg-0000000d"];
    const lists = { dnsServers, balancerSecurityGroupIds };
    const { subnets } = (await runExisting(false, false, lists)).outputs;
    assert.deepEqual(subnets, { ...given, assignPublicIp: false, ipv6: false, ...lists });
  });

  it("looks up nothing and makes only the component itself", async () => {
    const { resources, lookups } = await runExisting(false);
    assert.deepEqual(lookups, []);
    assert.deepEqual(
      resources.map((each) => each.type),
      ["mcp-catalog:network:Network"],
    );
  });
});
