import { autoscaling, ec2, otherProviders } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import { unpriced, type PriceBook } from "../book";
import { exactly, type CostLine } from "../types";
import { listOf, mapOf, numberOf, ofKind, textOf } from "./inputs";

type Resources = readonly EvaluatedResource[];

const instanceLever =
  "network.nat: instance has one small machine instead, which is replaced when it fails";
const defaultLever = "network.mode: default has none, and public addresses for the tasks";

/** How many NAT gateways a stack has, and how many public addresses in addition to those of balancers and tasks. */
export interface NatGateways {
  readonly gateways: number;
  readonly addresses: number;
}

/**
 * The NAT gateways that the stack has. If an awsx VPC does not show its parts, the number that its arguments ask for:
 * one in each zone by default. https://www.pulumi.com/registry/packages/awsx/api-docs/ec2/vpc/
 */
export function natGateways(all: Resources): NatGateways {
  const unseen = ofKind(all, otherProviders.awsxVpc)
    .filter(({ urn }) => !all.some(({ parent }) => parent === urn))
    .reduce((total, each) => total + natsOfVpc(each), 0);
  const seen = ofKind(all, ec2.natGateway);
  const elastic = ofKind(all, ec2.eip).length;
  const withAddress = seen.filter(
    ({ inputs }) =>
      inputs["connectivityType"] !== "private" && inputs["allocationId"] === undefined,
  );
  return {
    gateways: unseen + seen.length,
    addresses: unseen + withAddress.length + elastic,
  };
}

function natsOfVpc({ inputs }: EvaluatedResource): number {
  const zones =
    numberOf(inputs["numberOfAvailabilityZones"]) ??
    listOf(inputs["availabilityZoneNames"])?.length ??
    3;
  switch (textOf(mapOf(inputs["natGateways"])["strategy"]) ?? "OnePerAz") {
    case "None":
      return 0;
    case "Single":
      return 1;
    default:
      return zones;
  }
}

/** NAT gateways, NAT instances with their disks, and the addresses of both. https://aws.amazon.com/vpc/pricing/ */
export function natLines(all: Resources, book: PriceBook): CostLine[] {
  const { gateways, addresses } = natGateways(all);
  const instances = instanceLines(all, book);
  const levers = [
    "network.nat: single instead of perAz has one gateway",
    instanceLever,
    defaultLever,
  ];
  return [
    ...some(gateways, (quantity) =>
      book.line({
        group: "Network",
        key: "nat gateways",
        item: "NAT gateways",
        quantity,
        unit: "gateway",
        parts: [{ key: "natHour" }],
        levers: gateways > 1 ? levers : levers.slice(1),
      }),
    ),
    ...instances,
    ...some(addresses, (quantity) =>
      book.line({
        group: "Network",
        key: "nat addresses",
        item: `public IPv4 addresses of NAT ${instances.length > 0 ? "instances" : "gateways"}`,
        quantity,
        unit: "address",
        parts: [{ key: "publicIpv4" }],
        partOf: gateways > 0 ? "nat gateways" : instances[0]?.key,
      }),
    ),
  ];
}

/** The machines of Auto Scaling groups, and the disks that their templates give them. */
function instanceLines(all: Resources, book: PriceBook): CostLine[] {
  return ofKind(all, autoscaling.group).flatMap((group) => {
    const template = all.find(
      ({ type, urn }) => type === ec2.launchTemplate.type && group.dependencies.includes(urn),
    );
    const quantity = exactly(numberOf(group.inputs["desiredCapacity"]) ?? 1);
    return [
      machineLine(group.name, template, quantity, book),
      ...diskLines(group.name, template, quantity, book),
    ];
  });
}

function machineLine(
  name: string,
  template: EvaluatedResource | undefined,
  quantity: CostLine["quantity"],
  book: PriceBook,
): CostLine {
  const type = textOf(template?.inputs["instanceType"]) ?? "unknown";
  const about = { group: "Network" as const, key: `instances ${name}`, quantity, unit: "instance" };
  const item = `NAT instances (${type})`;
  return type === "t4g.nano"
    ? book.line({ ...about, item, parts: [{ key: "t4gNanoHour" }] })
    : unpriced({ ...about, item, reason: `no price for instances of type ${type}` });
}

function diskLines(
  name: string,
  template: EvaluatedResource | undefined,
  quantity: CostLine["quantity"],
  book: PriceBook,
): CostLine[] {
  const disks = (listOf(template?.inputs["blockDeviceMappings"]) ?? []).map((each) =>
    mapOf(mapOf(each)["ebs"]),
  );
  return disks.map((disk, index) => {
    const size = numberOf(disk["volumeSize"]) ?? 0;
    const type = textOf(disk["volumeType"]) ?? "gp2";
    const about = {
      group: "Network" as const,
      key: `disk ${name} ${index + 1}`,
      item: `disks of NAT instances (${size} GB ${type})`,
      quantity,
      unit: "disk",
      partOf: `instances ${name}`,
    };
    return type === "gp3"
      ? book.line({ ...about, parts: [{ key: "gp3Month", amount: size }] })
      : unpriced({ ...about, reason: `no price for disks of type ${type}` });
  });
}

function some(count: number, line: (quantity: CostLine["quantity"]) => CostLine): CostLine[] {
  return count > 0 ? [line(exactly(count))] : [];
}
