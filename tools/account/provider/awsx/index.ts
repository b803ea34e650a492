import * as pulumi from "@pulumi/pulumi";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { struct } from "../protocol";
import type { Inputs } from "../../world/types";
import { Registrar, urnsOf, type Registered } from "./registrar";
import { makePart, SubnetParts, type AskedVpc, type SubnetType } from "./subnets";

const { specialSigKey, specialResourceSig } = pulumi.runtime;

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
  const asked = askedVpc(request.getInputs()?.toJavaScript() as Inputs);
  const tags = { Name: name };
  const vpc = await registrar.register("aws:ec2/vpc:Vpc", name, { ...asked.own, tags }, parent);
  const vpcId = vpc.id;
  // awsx makes it at the same time as the subnets. Only the public routes wait for it.
  const gateway = makePart(registrar, "internetGateway:InternetGateway", name, { vpcId, tags }, [
    vpc,
  ]);
  gateway.catch(() => undefined);
  const parts = new SubnetParts(registrar, name, asked, vpc, gateway);
  for (const zone of asked.zones.keys()) {
    // Public subnets first, in any order of the arguments: the private subnets' routes name the NAT gateway.
    for (const type of [...asked.types].sort(publicFirst)) await parts.make(type, zone);
  }
  const internetGateway = await gateway;
  return {
    vpcId: { value: vpcId, from: [vpc] },
    publicSubnetIds: ids(parts.subnets.Public),
    privateSubnetIds: ids(parts.subnets.Private),
    internetGateway: { value: reference(internetGateway), from: [internetGateway] },
    routeTables: references(parts.tables),
    natGateways: references(parts.nats),
    eips: references(parts.eips),
    routes: references(parts.routes),
    routeTableAssociations: references(parts.associations),
  };
}

/** The arguments of an `awsx.ec2.Vpc`. Throws for an argument that this stand-in does not play. */
function askedVpc(inputs: Inputs): AskedVpc {
  const { natGateways, availabilityZoneNames, subnetSpecs, subnetStrategy, ...own } = inputs;
  const specs = subnetSpecs as readonly Inputs[];
  const hasIpv6 = specs.some((each) => each["assignIpv6AddressOnCreation"] !== false);
  if (subnetStrategy !== "Auto" || hasIpv6)
    throw new Error("The stand-in divides a VPC as Auto does, and without IPv6");
  return {
    own,
    cidr: String(inputs["cidrBlock"]),
    strategy: String((natGateways as Inputs)["strategy"]),
    types: specs.map(({ type }) => type as SubnetType),
    zones: availabilityZoneNames as readonly string[],
  };
}

const publicFirst = (a: SubnetType, b: SubnetType) =>
  Number(b === "Public") - Number(a === "Public");

const ids = (from: readonly Registered[]) => ({ value: from.map(({ id }) => id), from });

const references = (from: readonly Registered[]) => ({ value: from.map(reference), from });

/** An output, and the resources that it depends on. */
interface Output {
  readonly value: unknown;
  readonly from: readonly Registered[];
}

function reference({ urn, id }: Registered): Inputs {
  return { [specialSigKey]: specialResourceSig, urn, id };
}
