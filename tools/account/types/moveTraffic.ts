import type { World } from "../world";
import type { Inputs } from "../world/types";
import { text } from "../world/values";
import { ruleType, weightsOf } from "./rules";

/**
 * Every rollout except a rolling one ends with the traffic in the other target group. ECS then lists the two in the
 * other order. https://github.com/hashicorp/terraform-provider-aws/issues/45678
 */
export function moveTraffic(world: World, inputs: Inputs): unknown {
  const { strategy } = inputs["deploymentConfiguration"] as Inputs;
  if (strategy === "ROLLING") return inputs["loadBalancers"];
  return (inputs["loadBalancers"] as Inputs[]).map((each) => {
    const advanced = each["advancedConfiguration"] as Inputs;
    const rule = world.need(ruleType, "id", advanced["productionListenerRule"], "RuleNotFound");
    const targetGroups = weightsOf(rule.inputs).map(({ arn: group, weight }) => ({
      arn: group,
      weight: 100 - weight,
    }));
    rule.inputs = { ...rule.inputs, actions: [{ type: "forward", forward: { targetGroups } }] };
    const [serving] = targetGroups.filter(({ weight }) => weight > 0);
    world.serving.set(text(inputs, "name"), serving?.arn ?? "");
    return {
      ...each,
      targetGroupArn: advanced["alternateTargetGroupArn"],
      advancedConfiguration: { ...advanced, alternateTargetGroupArn: each["targetGroupArn"] },
    };
  });
}
