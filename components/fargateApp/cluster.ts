import * as pulumi from "@pulumi/pulumi";
import * as ecs from "@pulumi/aws/ecs";
import type { Sharing } from "../sharing";
import type { ContainerInsights } from "./types";

export interface ClusterArgs {
  readonly clusterName: string;
  readonly containerInsights: ContainerInsights;
}

/** The cluster of a service. */
export interface RunsIn {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** Resources that must exist before a service may name a capacity provider. */
  readonly ready: readonly pulumi.Resource[];
}

/** The app's own cluster or its host's, whose settings the app does not touch. */
export function clusterOf(
  name: string,
  { sharing, ...args }: ClusterArgs & { readonly sharing: Sharing },
  parent: pulumi.Resource,
): RunsIn {
  switch (sharing.mode) {
    case "own":
    case "host": {
      const opts = { parent, protect: sharing.mode === "host" };
      const cluster = createCluster(name, args, opts);
      const capacity = createCapacity(name, cluster, opts);
      return { name: cluster.name, arn: cluster.arn, ready: [capacity] };
    }
    case "guest":
      return {
        name: pulumi.output(sharing.host.clusterName),
        arn: pulumi.output(sharing.host.clusterArn),
        ready: [],
      };
  }
}

/** The cluster, which a guest does not make. */
function createCluster(name: string, args: ClusterArgs, opts: pulumi.CustomResourceOptions) {
  return new ecs.Cluster(
    `${name}-cluster`,
    {
      name: args.clusterName,
      settings: [{ name: "containerInsights", value: args.containerInsights }],
      // Sessions of ECS Exec are logged to the container's log.
      // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html
      configuration: { executeCommandConfiguration: { logging: "DEFAULT" } },
    },
    opts,
  );
}

/** Fargate on demand, and Spot for services that ask for it. */
function createCapacity(name: string, cluster: ecs.Cluster, opts: pulumi.CustomResourceOptions) {
  return new ecs.ClusterCapacityProviders(
    `${name}-capacity`,
    {
      clusterName: cluster.name,
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
    },
    opts,
  );
}
