import type * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";

/** What ECS needs to move traffic from one set of tasks to another. */
export interface Alternate {
  readonly targetGroupArn: pulumi.Output<string>;
  /** ARN of the listener rule whose weights ECS moves. */
  readonly ruleArn: pulumi.Output<string>;
}

interface AlternateParts {
  readonly listener: lb.Listener;
  readonly targetGroup: lb.TargetGroup;
  readonly alternateGroup: lb.TargetGroup;
  readonly vpcId: pulumi.Input<string>;
}

/**
 * The rule that divides the traffic between both target groups. ECS moves its weights with every rollout, so they are
 * said once and never corrected.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
 */
export function createAlternate(
  name: string,
  { listener, targetGroup, alternateGroup, vpcId }: AlternateParts,
  { parent }: { readonly parent: pulumi.Resource },
): Alternate {
  const rule = new lb.ListenerRule(
    `${name}-rule`,
    {
      listenerArn: listener.arn,
      priority: 1,
      conditions: [{ pathPattern: { values: ["/*"] } }],
      actions: [
        {
          type: "forward",
          forward: {
            targetGroups: [
              { arn: targetGroup.arn, weight: 100 },
              { arn: alternateGroup.arn, weight: 0 },
            ],
          },
        },
      ],
    },
    {
      parent,
      deleteBeforeReplace: true,
      ignoreChanges: ["actions"],
      // Its target groups are new then, which the ignored actions would not show.
      replacementTrigger: vpcId,
    },
  );
  return { targetGroupArn: alternateGroup.arn, ruleArn: rule.arn };
}
