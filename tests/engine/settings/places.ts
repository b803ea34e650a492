import type { Scenario } from "../support/scenario";
import type { Together } from "./types";

/** What is in a VPC and cannot move to another, with the inputs that differ. */
const moved = [
  "replace app-balancer securityGroups",
  "replace app-balancer subnets",
  "replace app-balancer-http defaultActions",
  "replace app-balancer-http loadBalancerArn",
  "replace app-balancer-targets vpcId",
  "replace app-groups-balancer vpcId",
  "replace app-groups-balancer-from-world-80 securityGroupId",
  "replace app-groups-balancer-to-tasks-3000 referencedSecurityGroupId",
  "replace app-groups-balancer-to-tasks-3000 securityGroupId",
  "replace app-groups-tasks vpcId",
  "replace app-groups-tasks-from-balancer-3000 referencedSecurityGroupId",
  "replace app-groups-tasks-from-balancer-3000 securityGroupId",
  "replace app-groups-tasks-to-world-443 securityGroupId",
  "replace app-service loadBalancers",
  "replace app-service networkConfiguration.securityGroups",
  "replace app-service networkConfiguration.subnets",
  "update monitoring-dashboard dashboardBody",
];

/** A VPC of the stack's own, with one NAT gateway and flow logs. */
const ownNetwork = [
  "app-groups-balancer-from-world-80-ipv6",
  "network",
  "network-1",
  "network-default",
  "network-flow-logs",
  "network-flow-logs-group",
  "network-flow-logs-role",
  "network-flow-logs-write",
  "network-private-1",
  "network-private-2",
  "network-public-1",
  "network-public-1-ipv6",
  "network-public-2",
  "network-public-2-ipv6",
  "network-s3",
];

const replace = (resource: string) => `replace ${resource}`;

const address = "replace app-balancer ipAddressType";
const publicIp = "replace app-service networkConfiguration.assignPublicIp";

/** A VPC that somebody else has made, with its subnets in three zones. */
async function foreignVpc({ world }: Scenario) {
  const vpc = await world.create("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
  const subnets = ["a", "b", "c"].map(async (zone, index) => {
    const inputs = { availabilityZone: `us-east-1${zone}`, cidrBlock: `10.0.${index}.0/24` };
    return (await world.create("aws:ec2/subnet:Subnet", { vpcId: vpc.id, ...inputs })).id;
  });
  const [first = "", second = "", third = ""] = await Promise.all(subnets);
  const taskSubnetIds = [first];
  return { mode: "existing", vpcId: vpc.id, balancerSubnetIds: [second, third], taskSubnetIds };
}

/** A security group that somebody else has made, in the VPC of the newest subnet. */
async function foreignGroup({ world }: Scenario): Promise<string> {
  const vpcId = world.all("aws:ec2/subnet:Subnet").at(-1)?.inputs["vpcId"];
  return (
    await world.create("aws:ec2/securityGroup:SecurityGroup", {
      namePrefix: "by-hand-",
      description: "By hand",
      vpcId,
    })
  ).id;
}

/** The subnets that the account has, the newest last. */
function subnets({ world }: Scenario): string[] {
  return world.all("aws:ec2/subnet:Subnet").map(({ id }) => id);
}

/**
 * The settings of the network. Some of them replace resources that are protected unless the stack
 * is disposable.
 */
export const places: readonly Together[] = [
  [
    {
      setting: "network.mode: dedicated",
      set: { network: { mode: "dedicated" } },
      steps: [...moved, ...ownNetwork.map((part) => `create ${part}`), address, publicIp],
    },
  ],
  [
    {
      setting: "network.cidr",
      to: "10.20.0.0/16",
      steps: [
        ...moved,
        "replace app-groups-balancer-from-world-80-ipv6 securityGroupId",
        ...["network cidrBlock", "network vpcId", "network-1 subnetId"].map(replace),
        ...["network-default vpcId", "network-flow-logs vpcId"].map(replace),
        ...["network-s3 routeTableIds", "network-s3 vpcId"].map(replace),
        ...["private-1", "private-2"].flatMap((subnet) =>
          ["cidrBlock", "natGatewayId", "routeTableId", "subnetId", "vpcId"].map((input) =>
            replace(`network-${subnet} ${input}`),
          ),
        ),
        ...["public-1", "public-2"].flatMap((subnet) => [
          ...["cidrBlock", "gatewayId", "routeTableId", "subnetId", "vpcId"].map((input) =>
            replace(`network-${subnet} ${input}`),
          ),
          ...["gatewayId", "routeTableId"].map((input) =>
            replace(`network-${subnet}-ipv6 ${input}`),
          ),
        ]),
      ],
    },
  ],
  [
    {
      setting: "network.mode: existing",
      set: async (dev) => ({ network: await foreignVpc(dev) }),
      steps: [...moved, ...ownNetwork.map((part) => `delete ${part}`), address],
    },
  ],
  [
    {
      setting: "network.balancerSubnetIds",
      set: (dev) => Promise.resolve({ "network.balancerSubnetIds": subnets(dev).slice(0, 2) }),
      steps: ["update app-balancer subnets"],
    },
    {
      setting: "network.taskSubnetIds",
      set: (dev) => Promise.resolve({ "network.taskSubnetIds": subnets(dev).slice(2) }),
      steps: ["update app-service networkConfiguration.subnets"],
    },
    {
      setting: "network.assignPublicIp",
      to: true,
      steps: ["update app-service networkConfiguration.assignPublicIp"],
    },
    {
      setting: "network.ipv6",
      to: true,
      steps: ["create app-groups-balancer-from-world-80-ipv6", "update app-balancer ipAddressType"],
    },
    {
      setting: "network.balancerSecurityGroupIds",
      set: async (dev) => ({ "network.balancerSecurityGroupIds": [await foreignGroup(dev)] }),
      steps: ["update app-balancer securityGroups"],
    },
    {
      setting: "network.dnsServers",
      to: ["10.0.0.2/32"],
      steps: ["tcp", "udp"].map(
        (protocol) => `create app-groups-tasks-to-dns-10.0.0.2-32-${protocol}`,
      ),
    },
  ],
  [
    {
      setting: "network.vpcId",
      set: async (dev) => ({ network: await foreignVpc(dev) }),
      steps: [
        ...moved,
        address,
        publicIp,
        "delete app-groups-balancer-from-world-80-ipv6",
        ...["tcp", "udp"].map(
          (protocol) => `delete app-groups-tasks-to-dns-10.0.0.2-32-${protocol}`,
        ),
      ],
    },
  ],
  [
    {
      setting: "network.mode: default",
      set: { network: { mode: "default" } },
      steps: [...moved, publicIp],
    },
  ],
];
