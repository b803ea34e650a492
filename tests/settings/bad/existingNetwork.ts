import { badValue, type BadConfiguration } from "./types";

const subnetRule = "must be a subnet id, e.g. subnet-0123456789abcdef0";

const existing = {
  mode: "existing",
  vpcId: "vpc-0123456789abcdef0",
  balancerSubnetIds: ["subnet-00000001", "subnet-00000002"],
  taskSubnetIds: ["subnet-00000003"],
};

function badSubnets(what: string, key: string, ids: unknown, message: string, at = key) {
  return badValue(what, "network", { ...existing, [key]: ids }, message, `network.${at}`);
}

/** VPCs of the account that do not work as the network. */
export const badExistingNetworks: readonly BadConfiguration[] = [
  {
    what: "an existing network that is not named",
    values: { network: { mode: "existing" } },
    problems: [
      ["network.vpcId", "must be a VPC id, e.g. vpc-0123456789abcdef0; it is not set"],
      [
        "network.balancerSubnetIds",
        "must be a list of at least 2 subnet ids in two zones; it is not set",
      ],
      ["network.taskSubnetIds", "must be a list of at least 1 subnet id; it is not set"],
    ],
  },
  badValue(
    "a subnet id in the place of the VPC's",
    "network",
    { ...existing, vpcId: "subnet-00000001" },
    "must be a VPC id, e.g. vpc-0123456789abcdef0, got subnet-00000001",
    "network.vpcId",
  ),
  badSubnets(
    "one subnet for the balancer",
    "balancerSubnetIds",
    ["subnet-00000001"],
    'must be a list of at least 2 subnet ids in two zones, got ["subnet-00000001"]',
  ),
  badSubnets(
    "no subnet for the tasks",
    "taskSubnetIds",
    [],
    "must be a list of at least 1 subnet id, got []",
  ),
  badSubnets(
    "a task subnet that is not a list",
    "taskSubnetIds",
    "subnet-00000003",
    "must be a list of at least 1 subnet id, got subnet-00000003",
  ),
  badSubnets(
    "a security group among the balancer's subnets",
    "balancerSubnetIds",
    ["subnet-00000001", "sg-00000002"],
    `${subnetRule}, got sg-00000002`,
    "balancerSubnetIds.1",
  ),
  badSubnets(
    "a subnet id in capitals",
    "taskSubnetIds",
    ["subnet-0000000A"],
    `${subnetRule}, got subnet-0000000A`,
    "taskSubnetIds.0",
  ),
  badSubnets(
    "the same balancer subnet twice",
    "balancerSubnetIds",
    ["subnet-00000001", "subnet-00000001"],
    "names subnet-00000001 twice",
  ),
  badSubnets(
    "the same task subnet twice",
    "taskSubnetIds",
    ["subnet-00000003", "subnet-00000004", "subnet-00000003"],
    "names subnet-00000003 twice",
  ),
  badSubnets(
    "one security group in the place of the list",
    "balancerSecurityGroupIds",
    "sg-00000001",
    "must be a list of security group ids, e.g. [sg-0123456789abcdef0], got sg-00000001",
  ),
  badSubnets(
    "the name of a security group",
    "balancerSecurityGroupIds",
    ["mcp-catalog-sg"],
    "must be a security group id, e.g. sg-0123456789abcdef0, got mcp-catalog-sg",
    "balancerSecurityGroupIds.0",
  ),
  badSubnets(
    "the same security group twice",
    "balancerSecurityGroupIds",
    ["sg-00000001", "sg-00000001"],
    "names sg-00000001 twice",
  ),
  badSubnets("yes for true", "assignPublicIp", "yes", "must be true or false, got yes"),
  badSubnets(
    "one DNS server in the place of the list",
    "dnsServers",
    "10.0.0.2/32",
    "must be a list of IPv4 networks, e.g. [10.0.0.2/32], got 10.0.0.2/32",
  ),
  badSubnets(
    "a DNS server without a mask",
    "dnsServers",
    ["10.0.0.2/32", "10.0.0.3"],
    "must be an IPv4 network from /8 to /32 whose host bits are zero, e.g. 10.0.0.2/32, got 10.0.0.3",
    "dnsServers.1",
  ),
  badSubnets(
    "the same DNS server twice",
    "dnsServers",
    ["10.0.0.2/32", "10.0.0.2/32"],
    "names 10.0.0.2/32 twice",
  ),
  badSubnets("an IPv6 block for whether", "ipv6", "::/0", "must be true or false, got ::/0"),
];
