import type { Inputs } from "../../world/types";
import { urnsOf, type Registered, type Registrar } from "./registrar";

export type SubnetType = "Public" | "Private";

/** What the arguments of an `awsx.ec2.Vpc` ask for. */
export interface AskedVpc {
  /** The arguments that the VPC itself gets. */
  readonly own: Inputs;
  readonly cidr: string;
  /** How many NAT gateways there are: `None`, `Single` or `OnePerAz`. */
  readonly strategy: string;
  /** The subnets of each zone, in the order of the arguments. */
  readonly types: readonly SubnetType[];
  readonly zones: readonly string[];
}

/**
 * Registers a part, which waits for the first of these resources as its parent, as in awsx, and for the others, whose
 * outputs it uses.
 */
export function makePart(
  registrar: Registrar,
  type: string,
  name: string,
  inputs: Inputs,
  [above, ...from]: readonly [Registered, ...Registered[]],
): Promise<Registered> {
  return registrar.register(`aws:ec2/${type}`, name, inputs, above.urn, urnsOf([above, ...from]));
}

/** The subnets of a VPC and what belongs to them, each made by a call of `make`. */
export class SubnetParts {
  readonly subnets: Readonly<Record<SubnetType, Registered[]>> = { Public: [], Private: [] };
  readonly tables: Registered[] = [];
  readonly nats: Registered[] = [];
  readonly eips: Registered[] = [];
  readonly routes: Registered[] = [];
  readonly associations: Registered[] = [];

  constructor(
    private readonly registrar: Registrar,
    private readonly vpcName: string,
    private readonly asked: AskedVpc,
    private readonly vpc: Registered,
    private readonly gateway: Promise<Registered>,
  ) {}

  /** Makes the subnet of a type in a zone, with its route table, its NAT gateway if it has one, and its route. */
  async make(type: SubnetType, zone: number): Promise<void> {
    const name = `${this.vpcName}-${type.toLowerCase()}-${String(zone + 1)}`;
    const tags = { Name: name, SubnetType: type };
    const vpcId = this.vpc.id;
    const subnet = await this.part(
      "subnet:Subnet",
      name,
      {
        vpcId,
        availabilityZone: this.asked.zones[zone],
        mapPublicIpOnLaunch: type === "Public",
        cidrBlock: this.range(type, zone),
        assignIpv6AddressOnCreation: false,
        tags,
      },
      this.vpc,
    );
    const table = await this.part("routeTable:RouteTable", name, { vpcId, tags }, subnet, this.vpc);
    const association = { routeTableId: table.id, subnetId: subnet.id };
    this.associations.push(
      await this.part(
        "routeTableAssociation:RouteTableAssociation",
        name,
        association,
        table,
        subnet,
      ),
    );
    this.tables.push(table);
    this.subnets[type].push(subnet);
    if (type === "Public") {
      await this.makeNat(zone, subnet);
      const gateway = await this.gateway;
      await this.makeRoute(name, table, { gatewayId: gateway.id }, gateway);
    } else {
      const nat = this.natOf(zone);
      if (nat) await this.makeRoute(name, table, { natGatewayId: nat.id }, nat);
    }
  }

  private async makeNat(zone: number, subnet: Registered): Promise<void> {
    const { strategy } = this.asked;
    if (strategy !== "OnePerAz" && !(strategy === "Single" && zone === 0)) return;
    const name = `${this.vpcName}-${String(zone + 1)}`;
    const tags = { Name: name };
    const eip = await this.part("eip:Eip", name, { tags }, subnet);
    const inputs = { subnetId: subnet.id, allocationId: eip.id, tags };
    this.eips.push(eip);
    this.nats.push(await this.part("natGateway:NatGateway", name, inputs, subnet, eip));
  }

  /** The NAT gateway that a zone's private subnet uses; undefined if there is none. */
  private natOf(zone: number): Registered | undefined {
    return this.nats[this.asked.strategy === "Single" ? 0 : zone];
  }

  private async makeRoute(
    name: string,
    table: Registered,
    target: Inputs,
    to: Registered,
  ): Promise<void> {
    const inputs = { routeTableId: table.id, ...target, destinationCidrBlock: "0.0.0.0/0" };
    this.routes.push(await this.part("route:Route", name, inputs, table, to));
  }

  private part(
    type: string,
    name: string,
    inputs: Inputs,
    ...from: readonly [Registered, ...Registered[]]
  ): Promise<Registered> {
    return makePart(this.registrar, type, name, inputs, from);
  }

  private range(type: SubnetType, zone: number): string {
    const { cidr, zones, types } = this.asked;
    return part(cidr, zones.length, types.length, zone, types.indexOf(type));
  }
}

/**
 * The address range of one subnet. The number of zones, and of subnets within a zone, is rounded up to a power of two.
 */
function part(cidr: string, zones: number, kinds: number, zone: number, kind: number): string {
  const [address = "", prefix = ""] = cidr.split("/");
  const bits = Number(prefix) + Math.log2(zones * kinds);
  const start = address.split(".").reduce((sum, each) => sum * 256 + Number(each), 0);
  const own = start + (zone * kinds + kind) * 2 ** (32 - bits);
  const parts = [24, 16, 8, 0].map((shift) => String(Math.floor(own / 2 ** shift) % 256));
  return `${parts.join(".")}/${String(bits)}`;
}
