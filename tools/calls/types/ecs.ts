import { alike, list, mapped, pairs, to } from "../fields";
import type { ResourceShape } from "../types";

/** Minutes are text in the provider, but a number in ECS. */
const minutes = (name: string) => to(name, Number);

const deploymentConfiguration = mapped({
  strategy: to("strategy"),
  bakeTimeInMinutes: minutes("bakeTimeInMinutes"),
  canaryConfiguration: to(
    "canaryConfiguration",
    mapped({
      ...alike("canaryPercent"),
      canaryBakeTimeInMinutes: minutes("canaryBakeTimeInMinutes"),
    }),
  ),
  linearConfiguration: to(
    "linearConfiguration",
    mapped({ ...alike("stepPercent"), stepBakeTimeInMinutes: minutes("stepBakeTimeInMinutes") }),
  ),
});

const strategy = alike("capacityProvider", "weight", "base");

const tags = to("tags", pairs("key", "value"));

export const cluster: ResourceShape = {
  calls: [
    {
      call: "ecs.CreateCluster",
      fields: {
        name: to("clusterName"),
        settings: to("settings", list(alike("name", "value"))),
        ...alike("configuration"),
        tags,
      },
    },
  ],
};

export const clusterCapacityProviders: ResourceShape = {
  calls: [
    {
      call: "ecs.PutClusterCapacityProviders",
      fields: {
        clusterName: to("cluster"),
        capacityProviders: to("capacityProviders"),
        defaultCapacityProviderStrategies: to("defaultCapacityProviderStrategy", list(strategy)),
      },
    },
  ],
};

export const taskDefinition: ResourceShape = {
  calls: [
    {
      call: "ecs.RegisterTaskDefinition",
      fields: {
        ...alike("family", "requiresCompatibilities", "networkMode", "cpu", "memory"),
        ...alike("runtimePlatform", "executionRoleArn", "taskRoleArn", "volumes"),
        containerDefinitions: to("containerDefinitions", (text: string) => JSON.parse(text)),
        tags,
      },
    },
  ],
  providerOnly: ["skipDestroy"],
};

export const service: ResourceShape = {
  calls: [
    {
      call: "ecs.CreateService",
      fields: {
        name: to("serviceName"),
        ...alike("cluster", "taskDefinition", "desiredCount", "loadBalancers", "propagateTags"),
        ...alike("healthCheckGracePeriodSeconds", "availabilityZoneRebalancing"),
        enableEcsManagedTags: to("enableECSManagedTags"),
        ...alike("enableExecuteCommand"),
        capacityProviderStrategies: to("capacityProviderStrategy", list(strategy)),
        networkConfiguration: to(
          "networkConfiguration.awsvpcConfiguration",
          mapped({
            ...alike("subnets", "securityGroups"),
            assignPublicIp: to("assignPublicIp", (yes: boolean) => (yes ? "ENABLED" : "DISABLED")),
          }),
        ),
        deploymentConfiguration: to("deploymentConfiguration", deploymentConfiguration),
        deploymentMinimumHealthyPercent: to("deploymentConfiguration.minimumHealthyPercent"),
        deploymentMaximumPercent: to("deploymentConfiguration.maximumPercent"),
        deploymentCircuitBreaker: to("deploymentConfiguration.deploymentCircuitBreaker"),
        alarms: to("deploymentConfiguration.alarms"),
        tags,
      },
    },
  ],
  // Only a service that was made by hand has a launch type. The program sends none, and the
  // provider leaves it as it is.
  providerOnly: ["waitForSteadyState", "forceNewDeployment", "launchType"],
};
