import {
  arn,
  AwsError,
  text,
  texts,
  type Behaviour,
  type Inputs,
  type Stored,
  type World,
} from "../world";
import { listenersOf, ruleType, weightsOf } from "./balancer";
import { whyTasksFail } from "./tasks";

const clusterType = "aws:ecs/cluster:Cluster";
const capacityType = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";
const serviceType = "aws:ecs/service:Service";

export const cluster: Behaviour = {
  replaceOn: ["name"],
  unique: "name",
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

/** What ECS gives back of containers: also the lists that were left out. */
function asGivenBack(definitions: string): string {
  const containers = JSON.parse(definitions) as Inputs[];
  const complete = (key: string, value: unknown) => {
    if (key !== "capabilities") return value;
    return { add: [], drop: [], ...(value as Inputs) };
  };
  return JSON.stringify(containers, complete);
}

export const service: Behaviour = {
  replaceOn: ["name", "cluster", "launchType", "schedulingStrategy"],
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/service.go
  alsoReplaceOn: ({ forceNewDeployment }) =>
    forceNewDeployment === true ? [] : ["capacityProviderStrategies"],
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
    const problem = whyTasksFail(world, inputs);
    if (problem) throw notStable(problem);
    world.serving.delete(text(inputs, "name"));
    const name = `${text(owner.inputs, "name")}/${text(inputs, "name")}`;
    return { id: arn("ecs", `service/${name}`), outputs: { arn: arn("ecs", `service/${name}`) } };
  },
  update: (world, stored, inputs) => {
    checkBalancers(world, inputs);
    const problem = whyTasksFail(world, inputs);
    if (problem) throw notStable(problem);
    const { nextRollout } = world;
    world.nextRollout = "asAsked";
    if (nextRollout === "rolledBack") {
      throw new AwsError("rollback", "deployment failed: tasks failed to start.");
    }
    const runs = stored.outputs["taskDefinition"] ?? stored.inputs["taskDefinition"];
    if (nextRollout === "rolledBackSilently") {
      const { capacityProviderStrategies } = stored.inputs;
      return { taskDefinition: runs, capacityProviderStrategies };
    }
    // Another revision alone is a rollout.
    if (runs !== inputs["taskDefinition"]) moveTraffic(world, inputs);
    const { taskDefinition: asked, capacityProviderStrategies } = inputs;
    return { taskDefinition: asked, capacityProviderStrategies };
  },
};

/** Every rollout but a rolling one ends with the traffic in the other target group. */
function moveTraffic(world: World, inputs: Inputs): void {
  const { strategy } = inputs["deploymentConfiguration"] as Inputs;
  if (strategy === "ROLLING") return;
  for (const { advancedConfiguration } of inputs["loadBalancers"] as Inputs[]) {
    const rule = world.need(
      ruleType,
      "id",
      (advancedConfiguration as Inputs)["productionListenerRule"],
      "RuleNotFound",
    );
    const targetGroups = weightsOf(rule.inputs).map(({ arn: group, weight }) => ({
      arn: group,
      weight: 100 - weight,
    }));
    rule.inputs = {
      ...rule.inputs,
      actions: [{ type: "forward", forward: { targetGroups } }],
    };
    const [serving] = targetGroups.filter(({ weight }) => weight > 0);
    world.serving.set(text(inputs, "name"), serving?.arn ?? "");
  }
}

function notStable(problem: string): AwsError {
  return new AwsError(
    "timeout",
    `while waiting for state to become 'tfSTABLE' (last state: 'tfPENDING'): ${problem}`,
  );
}

function checkCapacity(world: World, owner: Stored, inputs: Inputs): void {
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

function checkBalancers(world: World, inputs: Inputs): void {
  for (const each of inputs["loadBalancers"] as Inputs[]) {
    if (listenersOf(world, each["targetGroupArn"]).length === 0) {
      throw new AwsError(
        "InvalidParameterException",
        `The target group with targetGroupArn ${text(each, "targetGroupArn")} does not have an associated load balancer.`,
      );
    }
  }
}
