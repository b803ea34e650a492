import { setTimeout } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { complete, fail, type Deployment } from "../world/rollouts";
import type { Behaviour, World } from "../world";
import { arn, liveInputs, text } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs, Stored } from "../world/types";
import { clusterType, serviceType } from "./ecs";
import {
  checkBalancers,
  checkCapacity,
  checkInfrastructureRole,
  checkStrategy,
  launchProblem,
} from "./serviceChecks";
import { whyTasksFail } from "./tasks";
import { moveTraffic } from "./moveTraffic";

/** Seconds after which the provider stops waiting, in tests. */
const providerWaits = 25 * 60;

export const service: Behaviour = {
  replaceOn: ["name", "cluster", "launchType", "schedulingStrategy"],
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/service.go
  alsoReplaceOn: ({ forceNewDeployment }) =>
    forceNewDeployment === true ? [] : ["capacityProviderStrategies"],
  // The provider leaves a launch type as it is, and AWS forgets it when the service gets capacity providers.
  keeps: ["launchType"],
  importId: ({ id }) => id.split("/").slice(-2).join("/"),
  create: (world, inputs) => {
    const owner = world.need(clusterType, "id", inputs["cluster"], "ClusterNotFoundException");
    const same = world
      .all(serviceType)
      .find(
        (each) => each.inputs["name"] === inputs["name"] && each.inputs["cluster"] === owner.id,
      );
    if (same)
      throw new AwsError("InvalidParameterException", "Creation of service was not idempotent.");
    checkCapacity(world, owner, inputs);
    checkBalancers(world, inputs);
    checkInfrastructureRole(world, inputs);
    const name = text(inputs, "name");
    world.serving.delete(name);
    world.deployments.end(name);
    const deployment = world.deployments.start(name, text(inputs, "taskDefinition"));
    // ECS also moves the traffic in the first deployment with these strategies: afterwards, the second group has it.
    // https://github.com/go-to-k/cdk-real-drift/issues/1730
    const failure = rollOut(world, inputs, deployment).then((error) => {
      if (!error) moveTraffic(world, inputs);
      return error;
    });
    const serviceArn = arn("ecs", `service/${text(owner.inputs, "name")}/${name}`);
    return { id: serviceArn, outputs: { arn: serviceArn }, failure };
  },
  update: async (world, stored, inputs) => {
    checkBalancers(world, inputs);
    checkInfrastructureRole(world, inputs);
    checkStrategy(inputs);
    const former = world.deployments.of(text(inputs, "name"));
    if (!startsDeployment(stored, inputs)) {
      // The provider waits until the wanted number of tasks runs. After a failed deployment, that never happens.
      if (former && !former.healthy && Number(inputs["desiredCount"]) > 0) {
        throw notStable("no task of a failed deployment starts");
      }
      return {};
    }
    const silent = world.nextRollout === "rolledBackSilently";
    const { error, outputs } = await deployVersion(world, stored, inputs);
    if (error && !silent) throw error;
    return outputs;
  },
  remove: (world, { inputs }) => {
    world.deployments.end(text(inputs, "name"));
    return undefined;
  },
};

/**
 * Plays a deployment of another version. Returns what changes in the service, and the error that the provider reports.
 * If there is no version to roll back to, the service keeps the new one.
 */
export async function deployVersion(world: World, stored: Stored, inputs: Inputs) {
  const name = text(inputs, "name");
  const former = world.deployments.of(name)?.taskDefinition;
  const deployment = world.deployments.start(name, text(inputs, "taskDefinition"));
  const error = await rollOut(world, inputs, deployment);
  // ECS has rolled back to the version before. Its revision may be the same, with the tasks divided in another way.
  if (error && deployment.state === "COMPLETED") {
    return { error, outputs: revisionOf(stored, deployment) };
  }
  const outputs = revisionOf(inputs, deployment);
  if (error) {
    stored.inputs = inputs;
    stored.outputs = { ...stored.outputs, ...outputs };
    return { error, outputs };
  }
  const sameRevision = former === deployment.taskDefinition;
  const loadBalancers = sameRevision ? inputs["loadBalancers"] : moveTraffic(world, inputs);
  return { error, outputs: { ...outputs, loadBalancers } };
}

/**
 * The part of a service's inputs that belongs to the running version. A rollback also restores the capacity providers.
 */
function revisionOf(of: Stored | Inputs, { taskDefinition }: Deployment): Inputs {
  const { capacityProviderStrategies } = "inputs" in of ? liveInputs(of as Stored) : of;
  return { taskDefinition, capacityProviderStrategies };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html */
function startsDeployment(stored: Stored, inputs: Inputs): boolean {
  const live = liveInputs(stored);
  const revision = ["taskDefinition", "capacityProviderStrategies", "networkConfiguration"];
  return (
    inputs["forceNewDeployment"] === true ||
    [...revision, "loadBalancers"].some((key) => !isDeepStrictEqual(live[key], inputs[key]))
  );
}

/** Plays a deployment to its end, or until the provider stops waiting. Returns the error that the provider reports. */
async function rollOut(
  world: World,
  inputs: Inputs,
  deployment: Deployment,
): Promise<AwsError | undefined> {
  const { nextRollout } = world;
  world.nextRollout = "asAsked";
  const problem = launchProblem(world, inputs) ?? whyTasksFail(world, inputs);
  if (problem) {
    fail(deployment);
    return notStable(problem);
  }
  switch (nextRollout) {
    case "asAsked":
      complete(deployment);
      return undefined;
    case "rolledBack":
    case "rolledBackSilently":
      fail(deployment);
      return new AwsError("rollback", "deployment failed: tasks failed to start.");
    case "late":
      deployment.later = { at: world.clock + 60, end: "completes" };
      return undefined;
    case "lateRolledBack":
      deployment.later = { at: world.clock + 60, end: "rollsBack" };
      return undefined;
    case "crashes":
      return untilStopped(world, deployment);
  }
}

/** Waits like the provider for a deployment that ends only if somebody stops it. */
async function untilStopped(world: World, deployment: Deployment): Promise<AwsError> {
  const stopped = new Promise<void>((resolve) => {
    deployment.stop = resolve;
  });
  const timedOut = (async () => {
    // The account's time passes only while somebody watches the deployment.
    for (let idle = 0; idle < 100; idle += 1) {
      const before = world.clock;
      await setTimeout(50);
      if (before !== world.clock) idle = 0;
      if (world.clock > deployment.startedAt + providerWaits) break;
    }
    return true;
  })();
  const late = await Promise.race([stopped, timedOut]);
  if (late === true) return notStable("timeout: 25m0s");
  fail(deployment);
  return new AwsError("rollback", "Service deployment rolled back by user.");
}

function notStable(problem: string): AwsError {
  return new AwsError(
    "timeout",
    `while waiting for state to become 'tfSTABLE' (last state: 'tfPENDING'): ${problem}`,
  );
}
