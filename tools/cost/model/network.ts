import { ec2, lb, otherProviders } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import { unpriced, type PriceBook } from "../book";
import { exactly, type CostLine } from "../types";
import { listOf, ofKind, textOf } from "./inputs";
import { natLines, natGateways } from "./nat";

export { natGateways } from "./nat";

const sharingLever = "sharedWith: another stack's load balancer, under a domain of its own";

/**
 * Load balancers with their addresses, one in each subnet. A shared load balancer has no lever, because its stack
 * cannot use another's. https://aws.amazon.com/elasticloadbalancing/pricing/
 */
export function balancerLines(
  all: readonly EvaluatedResource[],
  book: PriceBook,
  shares: boolean,
): CostLine[] {
  return ofKind(all, lb.loadBalancer).flatMap(({ name, inputs }) => {
    const about = {
      key: `balancer ${name}`,
      group: "Load balancer" as const,
      unit: "load balancer",
    };
    const kind = textOf(inputs["loadBalancerType"]) ?? "application";
    if (kind !== "application") {
      const reason = `no price for a load balancer of type ${kind}`;
      return [unpriced({ ...about, item: `load balancer ${name}`, quantity: exactly(1), reason })];
    }
    const balancer = book.line({
      ...about,
      item: "Application Load Balancer",
      quantity: exactly(1),
      parts: [{ key: "albHour" }],
      levers: shares ? [] : [sharingLever],
    });
    return [balancer, ...balancerAddresses(name, inputs, book)];
  });
}

function balancerAddresses(
  name: string,
  inputs: EvaluatedResource["inputs"],
  book: PriceBook,
): CostLine[] {
  if (inputs["internal"] === true) return [];
  if (inputs["ipAddressType"] === "dualstack-without-public-ipv4") return [];
  const subnets = listOf(inputs["subnets"]) ?? listOf(inputs["subnetMappings"]);
  const about = {
    key: `balancer addresses ${name}`,
    group: "Load balancer" as const,
    item: "public IPv4 addresses of the load balancer",
    unit: "address",
    note: "one in each of its subnets",
    partOf: `balancer ${name}`,
  };
  if (!subnets) {
    const reason = "the number of its subnets is known only after pulumi up";
    return [unpriced({ ...about, quantity: exactly(0), reason })];
  }
  return [
    book.line({ ...about, quantity: exactly(subnets.length), parts: [{ key: "publicIpv4" }] }),
  ];
}

/** NAT, and interface endpoints. https://aws.amazon.com/privatelink/pricing/ */
export function networkLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  return [...natLines(all, book), ...endpointLines(all, book), ...vpcEndpoints(all)];
}

function endpointLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  const endpoints = interfaceEndpoints(all);
  const zones = endpoints.reduce((total, each) => total + zonesOf(each), 0);
  return some(zones, (quantity) =>
    book.line({
      key: "interface endpoints",
      group: "Network",
      item: "interface endpoints, by zone",
      quantity,
      unit: "endpoint",
      parts: [{ key: "endpointHour" }],
      note: `${endpoints.length} endpoints`,
      levers: [endpointLever(all)],
    }),
  );
}

/** How to save endpoints. Without NAT, tasks need them to start; with NAT, they are optional. */
function endpointLever(all: readonly EvaluatedResource[]): string {
  const { addresses } = natGateways(all);
  return addresses === 0
    ? "network.nat: single has one NAT gateway and no interface endpoints"
    : "network.endpoints: each service left out is one less in each zone";
}

/** Endpoints with an interface in each zone. Endpoints of S3 in route tables are free. */
export function interfaceEndpoints(
  all: readonly EvaluatedResource[],
): readonly EvaluatedResource[] {
  return ofKind(all, ec2.vpcEndpoint).filter(
    ({ inputs }) => inputs["vpcEndpointType"] === "Interface",
  );
}

function zonesOf({ inputs }: EvaluatedResource): number {
  return (listOf(inputs["subnetIds"]) ?? listOf(inputs["subnetConfigurations"]))?.length ?? 1;
}

/** Endpoints in an awsx VPC cannot be seen from outside the VPC, and there is no price for endpoints of other kinds. */
function vpcEndpoints(all: readonly EvaluatedResource[]): CostLine[] {
  const inside = ofKind(all, otherProviders.awsxVpc).filter(
    ({ inputs }) => (listOf(inputs["vpcEndpointSpecs"]) ?? []).length > 0,
  );
  const strange = ofKind(all, ec2.vpcEndpoint).filter(
    ({ inputs }) =>
      !["Gateway", "Interface"].includes(textOf(inputs["vpcEndpointType"]) ?? "Gateway"),
  );
  return [...inside, ...strange].map(({ name }) =>
    unpriced({
      key: `endpoints ${name}`,
      group: "Network",
      item: `endpoints of ${name}`,
      quantity: exactly(1),
      unit: "resource",
      reason: "no price for endpoints of this kind",
    }),
  );
}

function some(count: number, line: (quantity: CostLine["quantity"]) => CostLine): CostLine[] {
  return count > 0 ? [line(exactly(count))] : [];
}
