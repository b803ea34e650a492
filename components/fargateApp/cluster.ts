import * as pulumi from "@pulumi/pulumi";
import * as ecs from "@pulumi/aws/ecs";
import type { Live } from "../common/live";
import type { Sharing } from "../sharing";
import { Patience, patientMinutes } from "./patience";
import type { ContainerInsights } from "./types";

/** The name and the metrics of a new cluster. */
export interface ClusterArgs {
  readonly clusterName: string;
  readonly containerInsights: ContainerInsights;
}

/** The cluster in which a service runs. */
export interface RunsIn {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** The resources that must exist before a service can name a capacity provider. */
  readonly ready: readonly pulumi.Resource[];
}

/** The app's own cluster, or its host's. The settings of a host's cluster belong to the host. */
export function clusterOf(
  name: string,
  { sharing, live, ...args }: ClusterArgs & { readonly sharing: Sharing; readonly live: Live },
  parent: pulumi.Resource,
): RunsIn {
  switch (sharing.mode) {
    case "own":
    case "host": {
      const opts = { parent, protect: sharing.mode === "host" };
      const cluster = createCluster(name, args, opts);
      const hooks = { onError: [untilRoleExists(`${name}-capacity-role`, live, parent)] };
      const capacity = createCapacity(name, cluster, { ...opts, hooks });
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

/** Makes the cluster of a stack that is not a guest. */
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

/**
 * Repeats the call while AWS makes the account's service-linked role for ECS. AWS makes that role in the background
 * with the account's first cluster, and refuses capacity providers until the role exists. The provider repeats the call
 * only after other errors. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html
 */
function untilRoleExists(name: string, live: Live, parent: pulumi.Resource): pulumi.ErrorHook {
  const patience = new Patience(live, /Unable to assume the service linked role/);
  return new pulumi.ErrorHook(name, async ({ errors }) => {
    const next = await patience.after(errors);
    if (next === "over") {
      await pulumi.log.error(
        `AWS has not made its role for ECS within ${patientMinutes} minutes. Make it, and run pulumi up again:\n` +
          "  aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com",
        parent,
      );
    }
    return next === "again";
  });
}

/** Gives the cluster on-demand Fargate, and Fargate Spot for services that ask for it. */
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
