import assert from "node:assert/strict";
import {
  judgeExisting,
  type ExistingNow,
  type SubnetNow,
} from "../../../components/network/existing";

const network = {
  mode: "existing",
  vpcId: "vpc-1",
  balancerSubnetIds: ["subnet-a", "subnet-b"],
  taskSubnetIds: ["subnet-c", "subnet-d"],
  assignPublicIp: false,
  ipv6: false,
  balancerSecurityGroupIds: [],
  dnsServers: [],
} as const;

const through = (gateway: string | undefined, blackhole = false) => ({ gateway, blackhole });

function subnet(
  id: string,
  zoneId: string,
  gateway: string,
  has: Partial<SubnetNow> = {},
): SubnetNow {
  const routes = through(gateway);
  return { id, vpcId: "vpc-1", zoneId, freeAddresses: 250, hasIpv6: false, routes, ...has };
}

/** Two public and two private subnets that can serve the stack, with changes by ID. */
function account(
  changes: Readonly<Record<string, Partial<SubnetNow>>> = {},
  rest: Partial<ExistingNow> = {},
): ExistingNow {
  const subnets = [
    subnet("subnet-a", "use1-az1", "igw-1"),
    subnet("subnet-b", "use1-az2", "igw-1"),
    subnet("subnet-c", "use1-az1", "nat-1"),
    subnet("subnet-d", "use1-az2", "nat-1"),
  ].map((each) => ({ ...each, ...changes[each.id] }));
  const dns = { support: true, hostnames: true };
  return { subnets, endpoints: [], unnamedEndpoints: [], isOwn: true, dns, ...rest };
}

const endpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "s3"].map(
  (service) => `com.amazonaws.us-east-1.${service}`,
);
const isolated = { "subnet-c": { routes: through(undefined) } };

interface Case {
  readonly what: string;
  readonly now: ExistingNow;
  readonly network?: Partial<Parameters<typeof judgeExisting>[0]>;
  readonly refused?: readonly string[];
  readonly warned?: readonly string[];
}

const cases: readonly Case[] = [
  { what: "subnets that can serve the stack", now: account() },
  {
    what: "two balancer subnets in one zone",
    now: account({ "subnet-b": { zoneId: "use1-az1" }, "subnet-d": { zoneId: "use1-az1" } }),
    refused: [
      "network.balancerSubnetIds: subnet-a and subnet-b are both in zone use1-az1; a load balancer takes one subnet of each zone, in two zones",
    ],
  },
  {
    what: "tasks in a zone without the balancer",
    now: account({ "subnet-d": { zoneId: "use1-az6" } }),
    refused: [
      "network.taskSubnetIds: subnet-d is in zone use1-az6, where the load balancer has no subnet: it sends no requests there",
    ],
  },
  {
    what: "a subnet of another VPC, and one that is not there",
    now: {
      ...account({ "subnet-c": { vpcId: "vpc-2" } }),
      subnets: account({ "subnet-c": { vpcId: "vpc-2" } }).subnets.slice(0, 3),
    },
    refused: [
      "network.taskSubnetIds: subnet-c is in vpc-2; it must be in network.vpcId vpc-1",
      "network.taskSubnetIds: subnet-d is not in this account and region; it must be in network.vpcId vpc-1",
    ],
  },
  {
    what: "a balancer subnet that is private, and one that is full",
    now: account({ "subnet-a": { routes: through("nat-1") }, "subnet-b": { freeAddresses: 7 } }),
    refused: [
      "network.balancerSubnetIds: subnet-a has no default route to an internet gateway; the load balancer must be in public subnets",
      "network.balancerSubnetIds: subnet-b has 7 free addresses, and a load balancer needs 8",
    ],
  },
  {
    what: "a firewall before the internet gateway",
    now: account({ "subnet-a": { routes: through("vpce-1") } }),
  },
  {
    what: "IPv6 that a subnet does not have",
    now: account({ "subnet-a": { hasIpv6: true } }),
    network: { ipv6: true },
    refused: ["network.ipv6: subnet-b of network.balancerSubnetIds has no IPv6 block"],
  },
  {
    what: "tasks in a public subnet without an address",
    now: account({ "subnet-c": { routes: through("igw-1") } }),
    refused: [
      "network.taskSubnetIds: subnet-c leads to an internet gateway, and tasks have no public address there: set network.assignPublicIp to true, or name private subnets",
    ],
  },
  {
    what: "tasks in a public subnet with an address",
    now: account({ "subnet-c": { routes: through("igw-1") } }),
    network: { assignPublicIp: true },
  },
  {
    what: "a NAT gateway that is gone",
    now: account({ "subnet-c": { routes: through("nat-9", true) } }),
    refused: ["network.taskSubnetIds: subnet-c has a default route to nat-9 that is gone"],
  },
  {
    what: "no way out",
    now: account(isolated, { endpoints: endpoints.slice(0, 3) }),
    refused: [
      "network.taskSubnetIds: subnet-c has no default route, and the VPC no endpoint for secretsmanager, s3: tasks could not start there",
    ],
  },
  { what: "no way out but every endpoint", now: account(isolated, { endpoints }) },
  {
    what: "a shared VPC whose endpoints are not seen",
    now: account(isolated, { isOwn: false }),
  },
  {
    what: "a shared VPC whose route tables are not seen",
    now: account({ "subnet-a": { routes: undefined }, "subnet-c": { routes: undefined } }),
  },
  {
    what: "a VPC that resolves no names",
    now: account({}, { dns: { support: false, hostnames: false } }),
    refused: [
      "network.vpcId: vpc-1 answers no DNS questions (enableDnsSupport is off), and network.dnsServers is empty: tasks would not find ECR. Turn it on: aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-support",
    ],
  },
  {
    what: "a VPC that resolves no names, with other DNS servers",
    now: account(isolated, { endpoints, dns: { support: false, hostnames: false } }),
    network: { dnsServers: ["10.0.0.2/32"] },
  },
  {
    what: "endpoints without private addresses",
    now: account(isolated, { endpoints, dns: { support: true, hostnames: false } }),
    refused: [
      "network.vpcId: vpc-1 gives the names of its endpoints no private addresses (enableDnsHostnames is off), and subnet-c has no other way to ECR. Turn it on: aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-hostnames",
    ],
  },
  {
    what: "names without private addresses, but a NAT gateway",
    now: account({}, { endpoints, dns: { support: true, hostnames: false } }),
  },
  {
    what: "endpoints without a private DNS name",
    now: account(isolated, { endpoints, unnamedEndpoints: endpoints.slice(0, 2) }),
    warned: [
      "network.vpcId: the endpoints of vpc-1 for ecr.api, ecr.dkr have no private DNS name: unless a private hosted zone leads there, tasks cannot start. Turn it on: aws ec2 modify-vpc-endpoint --private-dns-enabled --vpc-endpoint-id <its id>",
    ],
  },
  {
    what: "a shared VPC whose attributes are not seen",
    now: account(isolated, { isOwn: false, dns: undefined, unnamedEndpoints: endpoints }),
  },
  {
    what: "fewer addresses than tasks",
    now: account({ "subnet-c": { freeAddresses: 3 }, "subnet-d": { freeAddresses: 2 } }),
    warned: [
      "network.taskSubnetIds: these subnets have 5 free addresses, and 8 tasks at most need one each",
    ],
  },
];

describe("Existing subnets", () => {
  for (const { what, now, refused = [], warned = [], ...each } of cases) {
    it(`are judged: ${what}`, () => {
      const asked = { ...network, ...each.network };
      assert.deepEqual(judgeExisting(asked, now, { tasks: 8, isNew: true }), { refused, warned });
    });
  }

  it("may be full once the stack has its addresses there", () => {
    const full = account({ "subnet-a": { freeAddresses: 0 }, "subnet-c": { freeAddresses: 0 } });
    const verdict = judgeExisting(network, full, { tasks: 800, isNew: false });
    assert.deepEqual(verdict, { refused: [], warned: [] });
  });
});
