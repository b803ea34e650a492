import * as pulumi from "@pulumi/pulumi";
import * as ec2 from "@pulumi/aws/ec2";
import type { NatInstance } from "./natInstance";
import { instanceRouteName, isPublic } from "./transforms";

interface Opts {
  readonly parent: pulumi.Resource;
}

type Ids = readonly pulumi.Output<string>[];

/** Ids of the route tables of the public and of the private subnets, one for each zone, in the order of the zones. */
export function routeTables(
  tables: pulumi.Output<ec2.RouteTable[]>,
  zones: number,
): { readonly public: Ids; readonly private: Ids } {
  const known = tables.apply((all) =>
    pulumi.all(all.map(({ id, tags }) => pulumi.all([id, tags]))),
  );
  const ids = (kind: boolean) =>
    Array.from({ length: zones }, (_, zone) =>
      known.apply((all) => {
        const [id] = all.filter(([, tags]) => isPublic(tags) === kind)[zone] ?? [];
        if (id === undefined) throw new Error(`awsx made no route table in zone ${zone + 1}`);
        return id;
      }),
    );
  return { public: ids(true), private: ids(false) };
}

/** IPv6 routes of the public subnets. Without them, a balancer with IPv6 addresses could be reached but not answer. */
export function ipv6Routes(
  name: string,
  { tableIds, gatewayId }: { readonly tableIds: Ids; readonly gatewayId: pulumi.Input<string> },
  opts: Opts,
): void {
  for (const [index, routeTableId] of tableIds.entries()) {
    new ec2.Route(
      `${name}-public-${index + 1}-ipv6`,
      { routeTableId, destinationIpv6CidrBlock: "::/0", gatewayId },
      opts,
    );
  }
}

/**
 * The private subnets' routes through a NAT instance. Each route is the same resource as awsx's route to a NAT gateway.
 * If the route to a gateway exists, it stays in use until the machine runs, because an interface without a machine
 * leads nowhere.
 */
export function instanceRoutes(
  name: string,
  { tableIds, instance }: { readonly tableIds: Ids; readonly instance: NatInstance },
  opts: Opts,
): void {
  for (const [index, routeTableId] of tableIds.entries()) {
    const subnetName = `${name}-private-${index + 1}`;
    new ec2.Route(
      instanceRouteName(subnetName),
      {
        routeTableId,
        destinationCidrBlock: "0.0.0.0/0",
        networkInterfaceId: instance.interfaceId,
      },
      {
        ...opts,
        dependsOn: [instance],
        aliases: [opts.parent.urn.apply((urn) => gatewayRouteUrn(urn, subnetName))],
      },
    );
  }
}

/** The URN of awsx's route from a private subnet to a NAT gateway, in any network. */
export function gatewayRouteUrn(networkUrn: string, subnetName: string): string {
  const path = [
    networkUrn.slice(0, networkUrn.lastIndexOf("::")),
    "awsx:ec2:Vpc",
    "aws:ec2/vpc:Vpc",
    "aws:ec2/subnet:Subnet",
    "aws:ec2/routeTable:RouteTable",
    "aws:ec2/route:Route",
  ];
  return `${path.join("$")}::${subnetName}`;
}
