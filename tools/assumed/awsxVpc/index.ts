import { ipv6Subnet } from "../../../components/network/dedicated/transforms";
import type { Child, RegisterChild, RegisteredChild, RemoteComponent } from "../../evaluate";
import { plannedSubnets, type PlannedSubnet } from "./layout";
import { readVpc, type VpcPlan } from "./plan";

/** The type of the component whose parts `awsxVpc` knows. */
export const awsxVpcType = "awsx:ec2:Vpc";

type Values = Readonly<Record<string, unknown>>;

/**
 * What awsx 3.9 makes of an `awsx.ec2.Vpc` with `subnetStrategy: Auto`: its resources with their parents, names and
 * tags, in the same order. This models only what the program uses; only `pulumi preview` asks awsx itself. `zoneNames`
 * are the region's zones. awsx takes the first three, unless the arguments say which or how many. Raises an error for
 * arguments that the model does not know.
 */
export async function awsxVpc(
  component: RemoteComponent,
  register: RegisterChild,
  zoneNames: readonly string[],
): Promise<Values> {
  const maker = new Maker(component.name, readVpc(component, zoneNames), register);
  return maker.make(component);
}

type Made = Omit<Child, "type" | "name">;

const anywhere = { destinationCidrBlock: "0.0.0.0/0" };

class Maker {
  private readonly subnets: { readonly subnet: RegisteredChild; readonly isPublic: boolean }[] = [];
  private readonly routeTables: RegisteredChild[] = [];
  private readonly natGateways: RegisteredChild[] = [];
  private readonly routes: RegisteredChild[] = [];
  private readonly associations: RegisteredChild[] = [];

  constructor(
    private readonly name: string,
    private readonly plan: VpcPlan,
    private readonly register: RegisterChild,
  ) {}

  async make(component: RemoteComponent): Promise<Values> {
    const { name, plan } = this;
    const tags = { Name: name, ...plan.tags };
    const inputs = { ...plan.vpc, tags };
    const vpc = await this.ec2("vpc:Vpc", name, { parent: component, inputs, dependsOn: [] });
    const internetGateway = await this.ec2("internetGateway:InternetGateway", name, {
      parent: vpc,
      inputs: { vpcId: vpc.id, tags },
      dependsOn: [vpc],
    });
    for (const planned of plannedSubnets(name, plan.cidrBlock, plan.zoneNames, plan.specs)) {
      await this.makeSubnet(planned, vpc, internetGateway);
    }
    return this.outputs(vpc, internetGateway);
  }

  private async makeSubnet(
    planned: PlannedSubnet,
    vpc: RegisteredChild,
    internetGateway: RegisteredChild,
  ): Promise<void> {
    const { name, spec } = planned;
    const isPublic = spec.type === "Public";
    const tags = { ...this.plan.tags, Name: name, SubnetType: spec.type };
    const subnet = await this.ec2("subnet:Subnet", name, {
      parent: vpc,
      inputs: {
        vpcId: vpc.id,
        availabilityZone: planned.zoneName,
        mapPublicIpOnLaunch: isPublic,
        cidrBlock: planned.cidrBlock,
        ...this.ipv6(planned, vpc),
        tags,
      },
      dependsOn: [vpc],
    });
    const table = await this.ec2("routeTable:RouteTable", name, {
      parent: subnet,
      inputs: { vpcId: vpc.id, tags },
      dependsOn: [subnet, vpc],
    });
    const association = await this.ec2("routeTableAssociation:RouteTableAssociation", name, {
      parent: table,
      inputs: { routeTableId: table.id, subnetId: subnet.id },
      dependsOn: [table, subnet],
    });
    this.associations.push(association);
    this.subnets.push({ subnet, isPublic });
    this.routeTables.push(table);
    if (isPublic && this.natGateways.length < this.plan.natsUpTo(planned.zone)) {
      await this.makeNat(planned, subnet);
    }
    const nat = this.natGateways[planned.zone] ?? this.natGateways[0];
    if (isPublic) await this.makeRoute(name, table, "gatewayId", internetGateway);
    else if (nat) await this.makeRoute(name, table, "natGatewayId", nat);
  }

  private async makeNat({ zone }: PlannedSubnet, subnet: RegisteredChild): Promise<void> {
    const name = `${this.name}-${zone + 1}`;
    const tags = { ...this.plan.tags, Name: name };
    const eip = await this.ec2("eip:Eip", name, {
      parent: subnet,
      inputs: { tags },
      dependsOn: [subnet],
    });
    const nat = await this.ec2("natGateway:NatGateway", name, {
      parent: subnet,
      inputs: { subnetId: subnet.id, allocationId: eip.id, tags },
      dependsOn: [subnet, eip],
    });
    this.natGateways.push(nat);
  }

  private async makeRoute(
    name: string,
    table: RegisteredChild,
    input: "gatewayId" | "natGatewayId",
    target: RegisteredChild,
  ): Promise<void> {
    const route = await this.ec2("route:Route", name, {
      parent: table,
      inputs: { routeTableId: table.id, [input]: target.id, ...anywhere },
      dependsOn: [table, target],
    });
    this.routes.push(route);
  }

  private ipv6({ spec, ipv6Number }: PlannedSubnet, vpc: RegisteredChild): Values {
    const assigned = spec.assignIpv6AddressOnCreation ?? this.plan.hasIpv6;
    const block = vpc.outputs["ipv6CidrBlock"];
    return {
      assignIpv6AddressOnCreation: assigned,
      ...(assigned && typeof block === "string"
        ? { ipv6CidrBlock: ipv6Subnet(block, ipv6Number) }
        : {}),
    };
  }

  private ec2(type: string, name: string, child: Made): Promise<RegisteredChild> {
    return this.register({ type: `aws:ec2/${type}`, name, ...child });
  }

  /** The outputs that the program reads. The SDK creates a resource object for each resource in an output. */
  private outputs(vpc: RegisteredChild, internetGateway: RegisteredChild): Values {
    const ids = (kind: boolean) =>
      this.subnets.filter(({ isPublic }) => isPublic === kind).map(({ subnet }) => subnet.id);
    return {
      vpcId: vpc.id,
      publicSubnetIds: ids(true),
      privateSubnetIds: ids(false),
      internetGateway,
      routeTables: this.routeTables,
      routes: this.routes,
      routeTableAssociations: this.associations,
    };
  }
}
