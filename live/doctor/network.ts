import {
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
  type IpPermission,
  type Route,
} from "@aws-sdk/client-ec2";
import type { Ask } from "../ask";
import type { ClientConfig } from "../clients";

/** A rule of a security group. */
export interface Rule {
  /** First and last port; both undefined for all traffic. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly protocol: string;
  /** The other side: security groups, prefix lists and CIDR blocks. */
  readonly peers: readonly string[];
}

export interface SecurityGroup {
  readonly id: string;
  readonly inbound: readonly Rule[];
  readonly outbound: readonly Rule[];
}

/** A subnet, and where it sends what is not for the VPC. */
export interface SubnetRoutes {
  readonly id: string;
  readonly cidr: string;
  /** ID of what takes the packets to the internet, e.g. `nat-1`; undefined without a default route. */
  readonly gateway: string | undefined;
  /** Whether the route leads to something that is gone. */
  readonly blackhole: boolean;
}

/** The network around a service. */
export interface NetworkFacts {
  readonly groups: readonly SecurityGroup[];
  readonly subnets: readonly SubnetRoutes[];
  /** State by ID of the NAT gateways that routes lead to. */
  readonly natGateways: ReadonlyMap<string, string>;
  /** Services with an endpoint in the VPC, e.g. `com.amazonaws.us-east-1.ecr.api`. */
  readonly endpoints: readonly string[];
}

/**
 * Reads security groups, routes, NAT gateways and endpoints by EC2's descriptions. Undefined if AWS refuses one of the
 * calls, because a way cannot be judged by a part of it. Changes nothing.
 */
export async function readNetwork(
  config: ClientConfig,
  groupIds: readonly string[],
  subnetIds: readonly string[],
  ask: Ask,
): Promise<NetworkFacts | undefined> {
  const client = new EC2Client(config);
  try {
    const [groups, subnets] = await Promise.all([
      ask("ec2:DescribeSecurityGroups", () =>
        client.send(new DescribeSecurityGroupsCommand({ GroupIds: [...groupIds] })),
      ),
      ask("ec2:DescribeSubnets", () =>
        client.send(new DescribeSubnetsCommand({ SubnetIds: [...subnetIds] })),
      ),
    ]);
    const vpcId = subnets?.Subnets?.[0]?.VpcId;
    if (!groups || !subnets || vpcId === undefined) return undefined;
    const Filters = [{ Name: "vpc-id", Values: [vpcId] }];
    const [tables, endpoints] = await Promise.all([
      ask("ec2:DescribeRouteTables", () =>
        client.send(new DescribeRouteTablesCommand({ Filters })),
      ),
      ask("ec2:DescribeVpcEndpoints", () =>
        client.send(new DescribeVpcEndpointsCommand({ Filters })),
      ),
    ]);
    if (!tables || !endpoints) return undefined;
    const all = tables.RouteTables ?? [];
    const routed = (subnets.Subnets ?? []).map(({ SubnetId: id = "", CidrBlock: cidr = "" }) => {
      const own = all.find(({ Associations = [] }) =>
        Associations.some(({ SubnetId }) => SubnetId === id),
      );
      const main = all.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
      const route = (own ?? main)?.Routes?.find(
        ({ DestinationCidrBlock }) => DestinationCidrBlock === "0.0.0.0/0",
      );
      return { id, cidr, gateway: gatewayOf(route), blackhole: route?.State === "blackhole" };
    });
    const nats = routed.flatMap(({ gateway }) => (gateway?.startsWith("nat-") ? [gateway] : []));
    const natGateways = await readNats(client, nats, ask);
    return (
      natGateways && {
        groups: (groups.SecurityGroups ?? []).map((each) => ({
          id: each.GroupId ?? "",
          inbound: (each.IpPermissions ?? []).map(rule),
          outbound: (each.IpPermissionsEgress ?? []).map(rule),
        })),
        subnets: routed,
        natGateways,
        endpoints: (endpoints.VpcEndpoints ?? [])
          .filter(({ State }) => String(State).toLowerCase() === "available")
          .flatMap(({ ServiceName }) => ServiceName ?? []),
      }
    );
  } finally {
    client.destroy();
  }
}

async function readNats(client: EC2Client, ids: readonly string[], ask: Ask) {
  if (ids.length === 0) return new Map<string, string>();
  // By a filter: a gateway that is gone would be an error if it were asked for by its ID.
  const Filter = [{ Name: "nat-gateway-id", Values: [...new Set(ids)] }];
  const answer = await ask("ec2:DescribeNatGateways", () =>
    client.send(new DescribeNatGatewaysCommand({ Filter })),
  );
  return (
    answer &&
    new Map(
      (answer.NatGateways ?? []).map(({ NatGatewayId = "", State = "" }) => [NatGatewayId, State]),
    )
  );
}

function gatewayOf(route: Route | undefined): string | undefined {
  return (
    route &&
    (route.NatGatewayId ??
      route.GatewayId ??
      route.NetworkInterfaceId ??
      route.TransitGatewayId ??
      route.VpcPeeringConnectionId)
  );
}

function rule(permission: IpPermission): Rule {
  return {
    from: permission.FromPort,
    to: permission.ToPort,
    protocol: permission.IpProtocol ?? "-1",
    peers: [
      ...(permission.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
      ...(permission.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
      ...(permission.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
      ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
    ].filter((each) => each !== undefined),
  };
}
