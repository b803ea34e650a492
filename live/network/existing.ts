import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import type { DnsNow, ExistingNow } from "../../components/network/existing";
import { withClient, type ClientConfig } from "../calls/clients";
import { availableServices, defaultRoute, isMain, tableOf, unnamedServices } from "./routes";

/**
 * Reads subnets, their default routes and the VPC's endpoints by EC2's descriptions, and whether the VPC resolves
 * names. A subnet that is not there is left
 * out. Rejects if AWS refuses a call.
 */
export async function existingNetwork(
  config: ClientConfig,
  { vpcId, subnetIds }: { readonly vpcId: string; readonly subnetIds: readonly string[] },
): Promise<ExistingNow> {
  return withClient(EC2Client, config, async (client) => {
    const inVpc = [{ Name: "vpc-id", Values: [vpcId] }];
    const [subnets, tables, endpoints] = await Promise.all([
      client.send(
        // Uses a filter, because AWS answers with an error if an unknown ID is requested directly.
        new DescribeSubnetsCommand({ Filters: [{ Name: "subnet-id", Values: [...subnetIds] }] }),
      ),
      client.send(new DescribeRouteTablesCommand({ Filters: inVpc })),
      client.send(new DescribeVpcEndpointsCommand({ Filters: inVpc })),
    ]);
    const all = tables.RouteTables ?? [];
    const isOwn = (subnets.Subnets ?? []).every(({ OwnerId }) =>
      all.some((table) => table.OwnerId === OwnerId && isMain(table)),
    );
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
          // If another account shares its VPC with this one, this account does not see all route
          // tables and endpoints.
          routes: table?.OwnerId === each.OwnerId ? defaultRoute(table) : undefined,
        };
      }),
      endpoints: availableServices(endpoints.VpcEndpoints),
      unnamedEndpoints: unnamedServices(endpoints.VpcEndpoints),
      isOwn,
      dns: isOwn ? await dnsOf(client, vpcId) : undefined,
    };
  });
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html */
async function dnsOf(client: EC2Client, VpcId: string): Promise<DnsNow> {
  const [support, hostnames] = await Promise.all([
    client.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: "enableDnsSupport" })),
    client.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: "enableDnsHostnames" })),
  ]);
  return {
    support: support.EnableDnsSupport?.Value ?? true,
    hostnames: hostnames.EnableDnsHostnames?.Value ?? true,
  };
}
