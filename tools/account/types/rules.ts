import type { Behaviour, World } from "../world";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";
import { isIssued } from "./domain";

export const ruleType = "aws:lb/listenerRule:ListenerRule";
export const listenerCertificateType = "aws:lb/listenerCertificate:ListenerCertificate";
const groupType = "aws:lb/targetGroup:TargetGroup";
const listenerType = "aws:lb/listener:Listener";

interface Weight {
  readonly arn: string;
  readonly weight: number;
}

interface Action {
  readonly targetGroupArn?: string;
  readonly forward?: { readonly targetGroups: readonly Weight[] };
}

/** How a rule divides its traffic. */
export function weightsOf(rule: Inputs): readonly Weight[] {
  return (rule["actions"] as readonly Action[]).flatMap(({ forward, targetGroupArn }) =>
    targetGroupArn === undefined
      ? (forward?.targetGroups ?? [])
      : [{ arn: targetGroupArn, weight: 100 }],
  );
}

/** The host names whose requests a rule takes. */
export function hostsOf(rule: Inputs): readonly string[] {
  return (rule["conditions"] as Inputs[]).flatMap(
    ({ hostHeader }) => (hostHeader as { readonly values: string[] } | undefined)?.values ?? [],
  );
}

export const listenerRule: Behaviour = {
  replaceOn: ["listenerArn"],
  create: (world, inputs) => {
    const owner = world.need(listenerType, "id", inputs["listenerArn"], "ListenerNotFound");
    const balancerArn = String(owner.inputs["loadBalancerArn"]);
    for (const { arn } of weightsOf(inputs)) {
      world.need(groupType, "id", arn, "TargetGroupNotFound");
      checkOneBalancer(world, arn, balancerArn);
    }
    const priority = choosePriority(world, owner.id, inputs["priority"]);
    const ruleArn = `${owner.id.replace(":listener/", ":listener-rule/")}/${world.random(16)}`;
    return { id: ruleArn, outputs: { arn: ruleArn, priority } };
  },
};

/** A target group can be behind only one load balancer. */
export function checkOneBalancer(world: World, groupArn: unknown, balancerArn: string): void {
  const listeners = world.all(listenerType).filter(({ id, inputs }) => {
    const rules = world.all(ruleType).filter((rule) => rule.inputs["listenerArn"] === id);
    return [inputs["defaultActions"] as Inputs[], ...rules.map((rule) => weightsOf(rule.inputs))]
      .flat()
      .some((each) => ("arn" in each ? each["arn"] : each["targetGroupArn"]) === groupArn);
  });
  if (listeners.some(({ inputs }) => inputs["loadBalancerArn"] !== balancerArn)) {
    throw new AwsError(
      "TargetGroupAssociationLimit",
      `${String(groupArn)} cannot be associated with more than one load balancer`,
    );
  }
}

/** The priority asked for, or else the place behind all existing rules. */
function choosePriority(world: World, listenerArn: string, asked: unknown): number {
  const taken = world
    .all(ruleType)
    .filter(({ inputs }) => inputs["listenerArn"] === listenerArn)
    .map(({ outputs }) => Number(outputs["priority"]));
  if (asked === undefined) return Math.max(0, ...taken) + 1;
  const priority = Number(asked);
  if (taken.includes(priority)) {
    throw new AwsError("PriorityInUse", `Priority ${priority} is currently in use`);
  }
  return priority;
}

/** A further certificate of a listener. A listener has each certificate once, however often it is added. */
export const listenerCertificate: Behaviour = {
  overwrites: true,
  replaceOn: ["listenerArn", "certificateArn"],
  create: (world, inputs) => {
    const owner = world.need(listenerType, "id", inputs["listenerArn"], "ListenerNotFound");
    if (!isIssued(world, inputs["certificateArn"])) {
      throw new AwsError("UnsupportedCertificate", "The certificate must be issued");
    }
    if (owner.inputs["certificateArn"] === inputs["certificateArn"]) {
      throw new AwsError("empty result", "the provider does not find a listener's own certificate");
    }
    return { id: `${owner.id}_${String(inputs["certificateArn"])}` };
  },
};
