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

async function registerParts(
  registrar: Registrar,
  request: provider.ConstructRequest,
  parent: string,
): Promise<Inputs> {
  const name = request.getName();
  const inputs = request.getInputs()?.toJavaScript() as Inputs;
  const strategy = String((inputs["natGateways"] as Inputs)["strategy"]);
  const make = (type: string, suffix: string, values: Inputs) =>
    registrar.register(`aws:ec2/${type}`, `${name}${suffix}`, values, parent);

  const vpc = await make("vpc:Vpc", "", { cidrBlock: inputs["cidrBlock"] });
  const vpcId = vpc.id;
  const gateway = await make("internetGateway:InternetGateway", "", { vpcId });
  const tables: Registered[] = [];
  const subnets: Record<"public" | "private", string[]> = { public: [], private: [] };
  let nat: Registered | undefined;
  for (const zone of [1, 2]) {
    for (const kind of ["public", "private"] as const) {
      const suffix = `-${kind}-${zone}`;
      const cidrBlock = `10.0.${String(zone * 2 + (kind === "public" ? 0 : 1))}.0/24`;
      const availabilityZone = `us-east-1${zone === 1 ? "a" : "b"}`;
      const subnet = await make("subnet:Subnet", suffix, { vpcId, cidrBlock, availabilityZone });
      const table = await make("routeTable:RouteTable", suffix, { vpcId });
      const [subnetId, routeTableId] = [subnet.id, table.id];
      await make("routeTableAssociation:RouteTableAssociation", suffix, { subnetId, routeTableId });
      tables.push(table);
      subnets[kind].push(subnet.id);
      if (kind === "public") {
        await make("route:Route", suffix, { routeTableId, ...anywhere, gatewayId: gateway.id });
        if (strategy === "OnePerAz" || (strategy === "Single" && zone === 1)) {
          const address = await make("eip:Eip", `-${zone}`, { domain: "vpc" });
          nat = await make("natGateway:NatGateway", `-${zone}`, {
            subnetId,
            allocationId: address.id,
          });
        }
      } else if (nat) {
        await make("route:Route", suffix, { routeTableId, ...anywhere, natGatewayId: nat.id });
      }
    }
  }
  return {
    vpcId,
    publicSubnetIds: subnets.public,
    privateSubnetIds: subnets.private,
    routeTables: tables.map(({ urn, id }) => ({ [specialSigKey]: specialResourceSig, urn, id })),
  };
}

const anywhere = { destinationCidrBlock: "0.0.0.0/0" };

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
