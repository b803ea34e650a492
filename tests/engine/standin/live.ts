import type { CapacityShare, Live } from "../../../components/live";
import { weightsOf } from "./types/balancer";
import type { Inputs, World } from "./world";

/** What a person reads where a service does not run as asked. */
export const diagnosis = "Why: the image cannot be pulled (from the stand-in)";

/** The live system of an account in memory. */
export function standInLive(world: World): Live {
  return {
    imagePlatforms: ({ repositoryName, digest }) =>
      Promise.resolve(
        [...(world.images.get(repositoryName)?.values() ?? [])]
          .filter((image) => image.digest === digest)
          .map(({ platform }) => platform),
      ),
    imageOf: (taskDefinitionArn) => Promise.resolve(imageOf(world, taskDefinitionArn)),
    diagnose: () => Promise.resolve(diagnosis),
    capacityOf: ({ service }) => {
      const found = world.find("aws:ecs/service:Service", "name", service);
      return Promise.resolve(
        found?.inputs["capacityProviderStrategies"] as readonly CapacityShare[] | undefined,
      );
    },
    rollBack: async ({ service }) => {
      await world.called({
        operation: "invoke",
        type: "StopServiceDeployment",
        inputs: { service },
      });
      return true;
    },
    runTask: async (task, log) => {
      await world.called({ operation: "invoke", type: "RunTask", inputs: { ...task } });
      for (const line of world.taskLog) log(line);
      return world.taskEnd;
    },
    ruleWeights: (ruleArn) => {
      const rule = world.need("aws:lb/listenerRule:ListenerRule", "id", ruleArn, "RuleNotFound");
      return Promise.resolve(
        new Map(weightsOf(rule.inputs).map(({ arn, weight }) => [arn, weight])),
      );
    },
    targetCount: (targetGroupArn) => Promise.resolve(targetCount(world, targetGroupArn)),
    httpStatus: (url) => {
      world.requests.push(url);
      return Promise.resolve(world.status);
    },
    sleep: () => Promise.resolve(),
  };
}

/** Until a rollout moves them, the tasks are in the service's own target group. */
function targetCount(world: World, targetGroupArn: string): number {
  return world
    .all("aws:ecs/service:Service")
    .filter(({ inputs }) => {
      const [own] = inputs["loadBalancers"] as Inputs[];
      const serving = world.serving.get(String(inputs["name"])) ?? own?.["targetGroupArn"];
      return serving === targetGroupArn;
    })
    .reduce((sum, { inputs }) => sum + Number(inputs["desiredCount"]), 0);
}

function imageOf(world: World, taskDefinitionArn: string): string | undefined {
  const task = world.find("aws:ecs/taskDefinition:TaskDefinition", "arn", taskDefinitionArn);
  if (!task) return undefined;
  const [container] = JSON.parse(String(task.inputs["containerDefinitions"])) as Inputs[];
  return container && String(container["image"]);
}
