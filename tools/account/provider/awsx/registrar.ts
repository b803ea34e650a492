import * as grpc from "@grpc/grpc-js";
import * as pulumi from "@pulumi/pulumi";
import type * as provider from "@pulumi/pulumi/proto/provider_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { struct } from "../protocol";
import type { Inputs } from "../../world/types";

export interface Registered {
  readonly urn: string;
  readonly id: string;
}

export function urnsOf(resources: readonly Registered[]): string[] {
  return [...new Set(resources.map(({ urn }) => urn))];
}

/** Registers resources with the engine that called this provider. */
export class Registrar {
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
