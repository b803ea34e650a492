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
 * `awsx.ec2.Vpc` with the two zones, the subnets, routes and gateways that its provider makes, registered with the
 * engine as its children.
 */
export async function constructVpc(
  request: provider.ConstructRequest,
): Promise<provider.ConstructResponse> {
  const registrar = new Registrar(request);
  try {
    const component = await registrar.register(request.getType(), request.getName(), {}, undefined);
    const state = await registerParts(registrar, request, component.urn);
    await registrar.finish(component.urn, state);
    const dependencies = new provider.ConstructResponse.PropertyDependencies().setUrnsList(
      registrar.urns,
    );
    const response = new provider.ConstructResponse().setUrn(component.urn).setState(struct(state));
    for (const key of Object.keys(state)) response.getStatedependenciesMap().set(key, dependencies);
    return response;
  } finally {
    registrar.close();
  }
}

/** What the provider makes of a VPC's arguments: the parents, names and tags of awsx 3.9, zone by zone. */
async function registerParts(
  registrar: Registrar,
  request: provider.ConstructRequest,
  parent: string,
): Promise<Inputs> {
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
  const make = (type: string, resource: string, values: Inputs, above: string) =>
    registrar.register(`aws:ec2/${type}`, resource, values, above);

  const tags = { Name: name };
  const vpc = await make("vpc:Vpc", name, { ...own, tags }, parent);
  const vpcId = vpc.id;
  const gateway = await make("internetGateway:InternetGateway", name, { vpcId, tags }, vpc.urn);
  const made = { tables: [] as Registered[], nats: [] as Registered[], eips: [] as Registered[] };
  const subnets: Record<string, string[]> = { Public: [], Private: [] };
  for (const [index, availabilityZone] of zones.entries()) {
    // Public ones first, whatever their order: the private ones' routes name the NAT gateway.
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
        vpc.urn,
      );
      const table = await make("routeTable:RouteTable", own, { vpcId, tags: ownTags }, subnet.urn);
      const [subnetId, routeTableId] = [subnet.id, table.id];
      const association = { routeTableId, subnetId };
      await make("routeTableAssociation:RouteTableAssociation", own, association, table.urn);
      made.tables.push(table);
      subnets[type]?.push(subnet.id);
      const route = (values: Inputs) =>
        make("route:Route", own, { routeTableId, ...values, ...anywhere }, table.urn);
      if (type === "Public") {
        if (strategy === "OnePerAz" || (strategy === "Single" && index === 0)) {
          const natName = `${name}-${String(index + 1)}`;
          const natTags = { Name: natName };
          const eip = await make("eip:Eip", natName, { tags: natTags }, subnet.urn);
          const nat = { subnetId, allocationId: eip.id, tags: natTags };
          made.eips.push(eip);
          made.nats.push(await make("natGateway:NatGateway", natName, nat, subnet.urn));
        }
        await route({ gatewayId: gateway.id });
      } else if (strategy !== "None") {
        const nat = made.nats[strategy === "Single" ? 0 : index];
        await route({ natGatewayId: nat?.id });
      }
    }
  }
  return {
    vpcId,
    publicSubnetIds: subnets["Public"],
    privateSubnetIds: subnets["Private"],
    internetGateway: reference(gateway),
    routeTables: made.tables.map(reference),
    natGateways: made.nats.map(reference),
    eips: made.eips.map(reference),
  };
}

const anywhere = { destinationCidrBlock: "0.0.0.0/0" };

function reference({ urn, id }: Registered): Inputs {
  return { [specialSigKey]: specialResourceSig, urn, id };
}

/** The network of one subnet, where zones and the subnets within one are powers of two. */
function part(cidr: string, zones: number, kinds: number, zone: number, kind: number): string {
  const [address = "", prefix = ""] = cidr.split("/");
  const bits = Number(prefix) + Math.log2(zones * kinds);
  const start = address.split(".").reduce((sum, each) => sum * 256 + Number(each), 0);
  const own = start + (zone * kinds + kind) * 2 ** (32 - bits);
  const parts = [24, 16, 8, 0].map((shift) => String(Math.floor(own / 2 ** shift) % 256));
  return `${parts.join(".")}/${String(bits)}`;
}

/** Registers resources with the engine that asked for the component. */
class Registrar {
  readonly urns: string[] = [];
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
    if (!component) register.setDependenciesList(this.urns);
    const response = await new Promise<resource.RegisterResourceResponse>((resolve, reject) => {
      this.monitor.registerResource(register, (error, result) => {
        if (error) reject(error);
        else resolve(result);
      });
    });
    if (!component) this.urns.push(response.getUrn());
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
