import type { Live } from "../../common/live";
import { versionOf, type ServiceInputs } from "./serviceInputs";

/**
 * Refuses a change of the rollout strategy that ECS cannot follow or that would lose requests, before anything changes.
 * ECS wants the second target group to be added in a rolling deployment of its own, before the first deployment with
 * another strategy. After some of those deployments, the second group has the traffic.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-deployment-strategies.html
 */
export async function allowTransition(
  olds: ServiceInputs,
  news: ServiceInputs,
  live: Live,
  stack: string,
): Promise<void> {
  if (!olds || !news) return;
  const had = balancer(olds)?.advancedConfiguration;
  const gets = balancer(news)?.advancedConfiguration;
  if (!had && gets && strategy(news) !== "ROLLING") {
    throw new Error(
      [
        "rollout.strategy: the service needs its second target group first, in a rolling deployment. Nothing was",
        "changed in it.",
        ...wayToAlternate(stack),
        `and then, after another pulumi config rm rollout --stack ${stack}, set the strategy again.`,
      ].join("\n"),
    );
  }
  if (had && !gets && !(await isPrimary(balancer(news)?.targetGroupArn, had, live))) {
    throw new Error(
      [
        "rollout.alternateTargetGroup: the second target group has the traffic, and removing it would lose requests.",
        "Nothing was changed in the service. Keep it, which costs nothing:",
        ...wayToAlternate(stack),
      ].join("\n"),
    );
  }
}

/**
 * The commands that add the second target group. They also remove the keys of other strategies, which would be refused.
 */
function wayToAlternate(stack: string): readonly string[] {
  return [
    "config rm rollout",
    "config set --path rollout.strategy rolling",
    "config set --path rollout.alternateTargetGroup true",
    "up",
  ].map((command) => `  pulumi ${command} --stack ${stack}`);
}

/** Whether all traffic goes to the target group that will stay. */
async function isPrimary(
  targetGroupArn: string | undefined,
  { productionListenerRule }: { readonly productionListenerRule: string },
  live: Live,
): Promise<boolean> {
  const weights = await live.ruleWeights(productionListenerRule);
  return [...weights].every(([arn, weight]) => weight === 0 || arn === targetGroupArn);
}

function balancer(inputs: NonNullable<ServiceInputs>) {
  return versionOf(inputs).loadBalancers[0];
}

function strategy(inputs: NonNullable<ServiceInputs>): string | undefined {
  return (inputs["deploymentConfiguration"] as { readonly strategy?: string } | undefined)
    ?.strategy;
}
