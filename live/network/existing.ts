import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
  type Route,
  type RouteTable,
} from "@aws-sdk/client-ec2";
import type { ExistingNow } from "../../components/network/existing";
import type { ClientConfig } from "../clients";

/**
 * Reads subnets, their default routes and the VPC's endpoints by EC2's descriptions. A subnet that is not there is left
 * out. Rejects if AWS refuses a call.
 */
export async function existingNetwork(
  config: ClientConfig,
  { vpcId, subnetIds }: { readonly vpcId: string; readonly subnetIds: readonly string[] },
): Promise<ExistingNow> {
  const client = new EC2Client(config);
  const inVpc = [{ Name: "vpc-id", Values: [vpcId] }];
  try {
    const [subnets, tables, endpoints] = await Promise.all([
      client.send(
        // By a filter: an ID that is unknown would be an error if it were asked for by itself.
        new DescribeSubnetsCommand({ Filters: [{ Name: "subnet-id", Values: [...subnetIds] }] }),
      ),
      client.send(new DescribeRouteTablesCommand({ Filters: inVpc })),
      client.send(new DescribeVpcEndpointsCommand({ Filters: inVpc })),
    ]);
    const all = tables.RouteTables ?? [];
    return {
      subnets: (subnets.Subnets ?? []).map((each) => {
        const { SubnetId: id = "" } = each;
        const table = tableOf(all, id);
        return {
          id,
          vpcId: each.VpcId ?? "",
          zoneId: each.AvailabilityZoneId ?? "",
          freeAddresses: each.AvailableIpAddressCount ?? 0,
          hasIpv6: (each.Ipv6CidrBlockAssociationSet ?? []).length > 0,
          // Who shares a VPC with this account does not show it all route tables and endpoints.
          routes: table?.OwnerId === each.OwnerId ? defaultRoute(table?.Routes ?? []) : undefined,
        };
      }),
      endpoints: (endpoints.VpcEndpoints ?? [])
        .filter(({ State }) => String(State).toLowerCase() === "available")
        .flatMap(({ ServiceName }) => ServiceName ?? []),
      isOwn: (subnets.Subnets ?? []).every(({ OwnerId }) =>
        all.some((table) => table.OwnerId === OwnerId && isMain(table)),
      ),
    };
  } finally {
    client.destroy();
  }
}

function isMain({ Associations = [] }: RouteTable): boolean {
  return Associations.some(({ Main }) => Main);
}

/** The subnet's own route table, or else the VPC's main one. */
function tableOf(tables: readonly RouteTable[], subnetId: string): RouteTable | undefined {
  const own = tables.find(({ Associations = [] }) =>
    Associations.some(({ SubnetId }) => SubnetId === subnetId),
  );
  return own ?? tables.find(isMain);
}

function defaultRoute(routes: readonly Route[]) {
  const route = routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === "0.0.0.0/0");
  return {
    gateway:
      route &&
      (route.NatGatewayId ??
        route.GatewayId ??
        route.NetworkInterfaceId ??
        route.TransitGatewayId ??
        route.VpcPeeringConnectionId),
    blackhole: route?.State === "blackhole",
  };
}
