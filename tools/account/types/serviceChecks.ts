import type { World } from "../world";
import { text, texts } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs, Stored } from "../world/types";
import { listenersOf } from "./balancer";
import { capacityType } from "./ecs";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
export function checkStrategy(inputs: Inputs): void {
  const { strategy, bakeTimeInMinutes = "0" } = inputs["deploymentConfiguration"] as Inputs;
  if (strategy !== "ROLLING" || bakeTimeInMinutes === "0") return;
  throw new AwsError(
    "InvalidParameterException",
    "bakeTimeInMinutes can only be present with another deployment strategy than ROLLING.",
  );
}

/** https://github.com/hashicorp/terraform-provider-aws/issues/38538 */
export function checkInfrastructureRole(world: World, inputs: Inputs): void {
  const [{ advancedConfiguration } = {}] = inputs["loadBalancers"] as Inputs[];
  if (!advancedConfiguration || world.callsUntilInfrastructureRole === 0) return;
  world.callsUntilInfrastructureRole -= 1;
  throw new AwsError(
    "InvalidParameterException",
    `ECS was unable to assume the configured ECS Infrastructure Role '${text(advancedConfiguration as Inputs, "roleArn")}'. ` +
      "Please verify that the role being passed has the proper trust relationship with Amazon ECS.",
  );
}

export function checkCapacity(world: World, owner: Stored, inputs: Inputs): void {
  const offered = texts(
    world.find(capacityType, "clusterName", owner.inputs["name"])?.inputs,
    "capacityProviders",
  );
  for (const wanted of inputs["capacityProviderStrategies"] as Inputs[]) {
    if (!offered.includes(text(wanted, "capacityProvider"))) {
      throw new AwsError(
        "InvalidParameterException",
        "The specified capacity provider was not found on the cluster.",
      );
    }
  }
}

export function checkBalancers(world: World, inputs: Inputs): void {
  for (const each of inputs["loadBalancers"] as Inputs[]) {
    if (listenersOf(world, each["targetGroupArn"]).length === 0) {
      throw new AwsError(
        "InvalidParameterException",
        `The target group with targetGroupArn ${text(each, "targetGroupArn")} does not have an associated load balancer.`,
      );
    }
  }
}

/**
 * If ECS cannot assume the task's roles yet, it starts the task again, until the circuit breaker has counted three
 * failures. https://github.com/pulumi/pulumi-awsx/issues/927
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function launchProblem(world: World, inputs: Inputs): string | undefined {
  const { enable } = (inputs["deploymentCircuitBreaker"] ?? {}) as Inputs;
  for (let failures = 0; world.launchesUntilTaskRoles > 0; world.launchesUntilTaskRoles -= 1) {
    failures += 1;
    world.clock += 30;
    if (enable === true && failures === 3) return "ECS was unable to assume the role";
  }
  return undefined;
}
