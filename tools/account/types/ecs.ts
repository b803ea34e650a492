import type { Behaviour } from "../world";
import { arn, text } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";

export const clusterType = "aws:ecs/cluster:Cluster";
export const capacityType = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";
export const serviceType = "aws:ecs/service:Service";

export const cluster: Behaviour = {
  replaceOn: ["name"],
  unique: "name",
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/cluster.go
  importId: ({ inputs }) => text(inputs, "name"),
  create: (_, inputs) => {
    const clusterArn = arn("ecs", `cluster/${text(inputs, "name")}`);
    return { id: clusterArn, outputs: { arn: clusterArn } };
  },
  remove: (world, { id }) => {
    if (world.find(serviceType, "cluster", id)) {
      throw new AwsError(
        "ClusterContainsServicesException",
        "The Cluster cannot be deleted while Services are active.",
      );
    }
    return undefined;
  },
};

export const capacityProviders: Behaviour = {
  replaceOn: ["clusterName"],
  unique: "clusterName",
  create: (world, inputs) => {
    world.need(clusterType, "name", inputs["clusterName"], "ClusterNotFoundException");
    // https://github.com/alchemy-run/alchemy/issues/1558
    if (world.callsUntilRole > 0) {
      world.callsUntilRole -= 1;
      const message =
        "Unable to assume the service linked role. Please verify that the ECS service linked role exists.";
      throw new AwsError("InvalidParameterException", message);
    }
    return { id: text(inputs, "clusterName") };
  },
  remove: (world, { inputs }) => {
    const owner = world.find(clusterType, "name", inputs["clusterName"]);
    if (owner && world.find(serviceType, "cluster", owner.id)) {
      throw new AwsError(
        "ResourceInUseException",
        "The specified capacity provider is in use and cannot be removed.",
      );
    }
    return undefined;
  },
};

export const taskDefinition: Behaviour = {
  replaceOn: "all",
  create: (world, inputs) => {
    const family = text(inputs, "family");
    const revision = world.nextRevision(family);
    const revisionArn = arn("ecs", `task-definition/${family}:${revision}`);
    const containerDefinitions = asGivenBack(text(inputs, "containerDefinitions"));
    return { id: revisionArn, outputs: { arn: revisionArn, revision, containerDefinitions } };
  },
  remove: (_, { inputs }) => (inputs["skipDestroy"] === true ? "kept" : undefined),
};

/** Containers in the form in which ECS returns them, with the lists that were left out. */
function asGivenBack(definitions: string): string {
  const containers = JSON.parse(definitions) as Inputs[];
  const complete = (key: string, value: unknown) => {
    if (key !== "capabilities") return value;
    return { add: [], drop: [], ...(value as Inputs) };
  };
  return JSON.stringify(containers, complete);
}
