import * as grpc from "@grpc/grpc-js";
import * as pulumi from "@pulumi/pulumi";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { struct } from "./protocol";
import type { Inputs } from "./world";

const { specialSigKey, specialResourceSig } = pulumi.runtime;

interface Registered {
  readonly urn: string;
  readonly id: string;
}

/**
 * Plays awsx's provider: makes an `awsx.ec2.Vpc` with the two zones, the subnets, routes and gateways, and registers
 * them with the engine as the component's children.
 */
export async function constructVpc(
  request: provider.ConstructRequest,
): Promise<provider.ConstructResponse> {
  const registrar = new Registrar(request);
  try {
    const component = await registrar.register(request.getType(), request.getName(), {}, undefined);
    const outputs = await registerParts(registrar, request, component.urn);
    const state = Object.fromEntries(
      Object.entries(outputs).map(([key, { value }]) => [key, value]),
    );
    await registrar.finish(component.urn, state);
    const response = new provider.ConstructResponse().setUrn(component.urn).setState(struct(state));
    for (const [key, { from }] of Object.entries(outputs)) {
      const dependencies = new provider.ConstructResponse.PropertyDependencies();
      response.getStatedependenciesMap().set(key, dependencies.setUrnsList(urnsOf(from)));
    }
    return response;
  } finally {
    registrar.close();
  }
}

/** Makes a VPC's parts from its arguments as awsx 3.9 does: the same parents, names and tags, zone by zone. */
async function registerParts(
  registrar: Registrar,
  request: provider.ConstructRequest,
  parent: string,
): Promise<Readonly<Record<string, Output>>> {
  const name = request.getName();
  const inputs = request.getInputs()?.toJavaScript() as Inputs;
  const { natGateways, availabilityZoneNames, subnetSpecs, subnetStrategy, ...own } = inputs;
  const strategy = String((natGateways as Inputs)["strategy"]);
  const specs = subnetSpecs as readonly Inputs[];
  const types = specs.map(({ type }) => String(type));
  const zones = availabilityZoneNames as readonly string[];
  if (
    subnetStrategy !== "Auto" ||
    specs.some((each) => each["assignIpv6AddressOnCreation"] !== false)
  )
    throw new Error("The stand-in divides a VPC as Auto does, and without IPv6");
  // Each part waits for its parent, as in awsx, and for the parts whose outputs it uses.
  const make = (
    type: string,
    resource: string,
    values: Inputs,
    above: Registered,
    ...from: readonly Registered[]
  ) => registrar.register(`aws:ec2/${type}`, resource, values, above.urn, urnsOf([above, ...from]));

  const tags = { Name: name };
  const vpc = await registrar.register("aws:ec2/vpc:Vpc", name, { ...own, tags }, parent);
  const vpcId = vpc.id;
  // awsx makes it at the same time as the subnets. Only the public routes wait for it.
  const gatewayMade = make("internetGateway:InternetGateway", name, { vpcId, tags }, vpc);
  gatewayMade.catch(() => undefined);
  const none = (): Registered[] => [];
  const made = {
    tables: none(),
    nats: none(),
    eips: none(),
    routes: none(),
    associations: none(),
  };
  const subnets: Record<string, Registered[]> = { Public: [], Private: [] };
  for (const [index, availabilityZone] of zones.entries()) {
    // Public subnets first, in any order of the arguments: the private subnets' routes name the NAT gateway.
    for (const type of [...types].sort(
      (a, b) => (a === "Public" ? -1 : 1) - (b === "Public" ? -1 : 1),
    )) {
      const own = `${name}-${type.toLowerCase()}-${String(index + 1)}`;
      const ownTags = { ...tags, Name: own, SubnetType: type };
      const cidrBlock = part(
        String(inputs["cidrBlock"]),
        zones.length,
        types.length,
        index,
        types.indexOf(type),
      );
      const mapPublicIpOnLaunch = type === "Public";
      const subnet = await make(
        "subnet:Subnet",
        own,
        {
          vpcId,
          availabilityZone,
          mapPublicIpOnLaunch,
          cidrBlock,
          assignIpv6AddressOnCreation: false,
          tags: ownTags,
        },
        vpc,
      );
      const table = await make("routeTable:RouteTable", own, { vpcId, tags: ownTags }, subnet, vpc);
      const [subnetId, routeTableId] = [subnet.id, table.id];
      const association = { routeTableId, subnetId };
      made.associations.push(
        await make("routeTableAssociation:RouteTableAssociation", own, association, table, subnet),
      );
      made.tables.push(table);
      subnets[type]?.push(subnet);
      const route = (values: Inputs, to: Registered) =>
        make("route:Route", own, { routeTableId, ...values, ...anywhere }, table, to);
      if (type === "Public") {
        if (strategy === "OnePerAz" || (strategy === "Single" && index === 0)) {
          const natName = `${name}-${String(index + 1)}`;
          const natTags = { Name: natName };
          const eip = await make("eip:Eip", natName, { tags: natTags }, subnet);
          const nat = { subnetId, allocationId: eip.id, tags: natTags };
          made.eips.push(eip);
          made.nats.push(await make("natGateway:NatGateway", natName, nat, subnet, eip));
        }
        const gateway = await gatewayMade;
        made.routes.push(await route({ gatewayId: gateway.id }, gateway));
      } else if (strategy !== "None") {
        const nat = made.nats[strategy === "Single" ? 0 : index];
        if (nat) made.routes.push(await route({ natGatewayId: nat.id }, nat));
      }
    }
  }
  const gateway = await gatewayMade;
  const ids = (from: readonly Registered[] = []) => ({ value: from.map(({ id }) => id), from });
  const references = (from: readonly Registered[]) => ({ value: from.map(reference), from });
  return {
    vpcId: { value: vpcId, from: [vpc] },
    publicSubnetIds: ids(subnets["Public"]),
    privateSubnetIds: ids(subnets["Private"]),
    internetGateway: { value: reference(gateway), from: [gateway] },
    routeTables: references(made.tables),
    natGateways: references(made.nats),
    eips: references(made.eips),
    routes: references(made.routes),
    routeTableAssociations: references(made.associations),
  };
}

/** An output, and the resources that it depends on. */
interface Output {
  readonly value: unknown;
  readonly from: readonly Registered[];
}

function urnsOf(resources: readonly Registered[]): string[] {
  return [...new Set(resources.map(({ urn }) => urn))];
}

const anywhere = { destinationCidrBlock: "0.0.0.0/0" };

function reference({ urn, id }: Registered): Inputs {
  return { [specialSigKey]: specialResourceSig, urn, id };
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

/** Registers resources with the engine that called this provider. */
class Registrar {
  private readonly monitor: ResourceMonitorClient;

  constructor(private readonly request: provider.ConstructRequest) {
    this.monitor = new ResourceMonitorClient(
      request.getMonitorendpoint(),
      grpc.credentials.createInsecure(),
    );
  }

  async register(
    type: string,
    name: string,
    inputs: Inputs,
    parent: string | undefined,
    dependencies: string[] = [],
  ): Promise<Registered> {
    const component = parent === undefined;
    const register = new resource.RegisterResourceRequest()
      .setType(type)
      .setName(name)
      .setParent(parent ?? this.request.getParent())
      .setCustom(!component)
      .setObject(struct(inputs))
      .setAcceptresources(true)
      .setSupportsresultreporting(true);
    const aws = this.request.getProvidersMap().get("aws");
    if (!component && aws) register.setProvider(aws);
    register.setDependenciesList(dependencies);
    const response = await new Promise<resource.RegisterResourceResponse>((resolve, reject) => {
      this.monitor.registerResource(register, (error, result) => {
        if (error) reject(error);
        else resolve(result);
      });
    });
    return { urn: response.getUrn(), id: response.getId() || pulumi.runtime.unknownValue };
  }

  async finish(urn: string, outputs: Inputs): Promise<void> {
    const request = new resource.RegisterResourceOutputsRequest()
      .setUrn(urn)
      .setOutputs(struct(outputs));
    await new Promise<void>((resolve, reject) => {
      this.monitor.registerResourceOutputs(request, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  close(): void {
    this.monitor.close();
  }
}
