import type { CapacityShare, ServiceBalancer } from "../../common/live/service";

/** The inputs or outputs of the service that a resource hook gets; undefined if there is no earlier or later state. */
export type ServiceInputs = Readonly<Record<string, unknown>> | undefined;

interface NetworkConfiguration {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
}

/** The parts of a service's version, including those that a migration needs. */
export interface Version {
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly network: NetworkConfiguration;
  readonly capacity: readonly CapacityShare[];
  readonly loadBalancers: readonly ServiceBalancer[];
}

/** The version that a service's inputs ask for. */
export function versionOf(inputs: NonNullable<ServiceInputs>): Version {
  return {
    cluster: String(inputs["cluster"]),
    taskDefinition: String(inputs["taskDefinition"]),
    network: inputs["networkConfiguration"] as NetworkConfiguration,
    capacity: inputs["capacityProviderStrategies"] as readonly CapacityShare[],
    loadBalancers: (inputs["loadBalancers"] ?? []) as readonly ServiceBalancer[],
  };
}

/** `family:revision`, the end of the ARN. */
export function revision(arn: string): string {
  return arn.split("/").at(-1) ?? arn;
}
