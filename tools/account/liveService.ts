import { countTag } from "../../components/fargateApp/service/count/countTag";
import type {
  AskedDeployment,
  ServiceNow,
  CapacityShare,
} from "../../components/common/live/service";
import { deployVersion } from "./types/service";
import type { World } from "./world";
import type { Inputs } from "./world/types";
import { liveInputs, texts } from "./world/values";

/**
 * Starts a deployment like a call of ECS's API: ECS goes on by itself, and the caller does not
 * learn how it ends.
 */
export async function deploy(world: World, asked: AskedDeployment): Promise<void> {
  const stored = world.need("aws:ecs/service:Service", "name", asked.service);
  const { subnets, securityGroups, assignPublicIp } = asked;
  const inputs = {
    ...liveInputs(stored),
    taskDefinition: asked.taskDefinition,
    capacityProviderStrategies: asked.capacity,
    loadBalancers: asked.loadBalancers,
    networkConfiguration: { subnets, securityGroups, assignPublicIp },
  };
  const played = deployVersion(world, stored, inputs).then(({ outputs }) => {
    stored.inputs = { ...inputs, ...outputs };
    stored.outputs = { ...stored.outputs, ...outputs };
  });
  // A deployment that nobody stops goes on, as in AWS.
  if (world.deployments.of(asked.service)?.stop === undefined) await played;
}

/** The service as ECS describes it. */
export function serviceNow(world: World, service: string, live: Inputs): ServiceNow {
  const balancers = live["loadBalancers"] as Inputs[];
  const deployment = world.deployments.of(service);
  const desiredCount = Number(live["desiredCount"]);
  const obeyed = (live["tags"] as Inputs | undefined)?.[countTag];
  return {
    desiredCount,
    obeyedCount: obeyed === undefined ? undefined : Number(obeyed),
    capacity: live["capacityProviderStrategies"] as readonly CapacityShare[],
    alarmNames: texts(live["alarms"] as Inputs | undefined, "alarmNames"),
    bakeMinutes: Number((live["deploymentConfiguration"] as Inputs)["bakeTimeInMinutes"] ?? 0),
    targetGroupArns: balancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
      [targetGroupArn, (advancedConfiguration as Inputs | undefined)?.["alternateTargetGroupArn"]]
        .filter((arn) => arn !== undefined)
        .map(String),
    ),
    deployment: deployment && {
      id: deployment.id,
      taskDefinition: deployment.taskDefinition,
      state: deployment.state,
      reason: `ECS deployment ${deployment.id} ${deployment.state.toLowerCase()}.`,
      desiredCount,
      runningCount: deployment.healthy ? desiredCount : 0,
      // ECS's count starts again at 0 when tasks run, and these tasks run before they crash.
      failedTasks: 0,
    },
  };
}
