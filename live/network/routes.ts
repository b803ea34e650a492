import type { Route, RouteTable, VpcEndpoint } from "@aws-sdk/client-ec2";
import type { DefaultRoute } from "../../components/network/existing";

/** Whether a table is the VPC's main one, which subnets without a table of their own use. */
export function isMain({ Associations = [] }: RouteTable): boolean {
  return Associations.some(({ Main }) => Main);
}

/** The subnet's own route table, or else the VPC's main one. */
export function tableOf(tables: readonly RouteTable[], subnetId: string): RouteTable | undefined {
  const own = tables.find(({ Associations = [] }) =>
    Associations.some(({ SubnetId }) => SubnetId === subnetId),
  );
  return own ?? tables.find(isMain);
}

/** The default route for IPv4 of a table. */
export function defaultRoute(table: RouteTable | undefined): DefaultRoute {
  const route = table?.Routes?.find(
    ({ DestinationCidrBlock }) => DestinationCidrBlock === "0.0.0.0/0",
  );
  return { gateway: route && gatewayOf(route), blackhole: route?.State === "blackhole" };
}

/** The services of the endpoints that are in use, e.g. `com.amazonaws.us-east-1.ecr.api`. */
export function availableServices(endpoints: readonly VpcEndpoint[] = []): readonly string[] {
  return endpoints
    .filter(({ State }) => String(State).toLowerCase() === "available")
    .flatMap(({ ServiceName }) => ServiceName ?? []);
}

/** The services of the interface endpoints of which none answers to the service's public name. */
export function unnamedServices(endpoints: readonly VpcEndpoint[] = []): readonly string[] {
  const named = endpoints.filter(
    ({ VpcEndpointType, PrivateDnsEnabled }) =>
      VpcEndpointType !== "Interface" || PrivateDnsEnabled === true,
  );
  const reached = availableServices(named);
  return availableServices(endpoints).filter((service) => !reached.includes(service));
}

function gatewayOf(route: Route): string | undefined {
  return (
    route.NatGatewayId ??
    route.GatewayId ??
    route.NetworkInterfaceId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId
  );
}
