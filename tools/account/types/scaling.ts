import type { Behaviour, World } from "../world";
import { arn, text } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";

const targetType = "aws:appautoscaling/target:Target";

/** `service/<cluster>/<service>` */
function needService(world: World, inputs: Inputs): void {
  const name = text(inputs, "resourceId").split("/").at(-1);
  if (!world.find("aws:ecs/service:Service", "name", name)) {
    throw new AwsError("ValidationException", `ECS service doesn't exist: ${String(name)}`);
  }
}

export const scalableTarget: Behaviour = {
  replaceOn: ["resourceId"],
  unique: "resourceId",
  create: (world, inputs) => {
    needService(world, inputs);
    return { id: text(inputs, "resourceId") };
  },
};

/** A policy or a scheduled action. It needs its scalable target, and is deleted with it. */
function ofTarget(kind: string): Behaviour {
  return {
    replaceOn: ["name", "resourceId"],
    create: (world, inputs) => {
      world.need(targetType, "id", inputs["resourceId"], "ObjectNotFoundException");
      return {
        id: text(inputs, "name"),
        outputs: { arn: arn("autoscaling", `${kind}:${world.random(12)}`) },
      };
    },
  };
}

export const scalingPolicy = ofTarget("scalingPolicy");
export const scheduledAction = ofTarget("scheduledAction");
