import {
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
  type IpPermission,
} from "@aws-sdk/client-ec2";
import type { DefaultRoute } from "../../components/network/existing";
import type { Ask } from "../calls/ask";
import { withClient, type ClientConfig } from "../calls/clients";
import { availableServices, defaultRoute, tableOf } from "../network/routes";

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
export interface SubnetRoutes extends DefaultRoute {
  readonly id: string;
  readonly cidr: string;
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
 * Reads security groups, routes, NAT gateways and endpoints by EC2's descriptions. Undefined if AWS
 * refuses one of the calls, because a connection can be judged only if all its parts are known.
 * Changes nothing.
 */
export async function readNetwork(
  config: ClientConfig,
  groupIds: readonly string[],
  subnetIds: readonly string[],
  ask: Ask,
): Promise<NetworkFacts | undefined> {
  return withClient(EC2Client, config, async (client) => {
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
    const routed = (subnets.Subnets ?? []).map(({ SubnetId: id = "", CidrBlock: cidr = "" }) => ({
      id,
      cidr,
      ...defaultRoute(tableOf(all, id)),
    }));
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
        endpoints: availableServices(endpoints.VpcEndpoints),
      }
    );
  });
}

async function readNats(client: EC2Client, ids: readonly string[], ask: Ask) {
  if (ids.length === 0) return new Map<string, string>();
  // Uses a filter, because AWS answers with an error if a gateway is requested by its ID and does
  // not exist.
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
