import * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { Live } from "../../live";

/** What ECS needs to move traffic from one set of tasks to another. */
export interface Alternate {
  readonly targetGroupArn: pulumi.Output<string>;
  /** ARN of the listener rule whose weights ECS moves. */
  readonly ruleArn: pulumi.Output<string>;
}

interface AlternateParts {
  /** Of another listener it is another rule: one that is only replaced would keep the weights it was made with. */
  readonly ruleName: string;
  readonly listenerArn: pulumi.Input<string>;
  /** Where the rule stands among others; behind all of them without. */
  readonly priority?: number;
  /** Whose requests the traffic is; everybody's without. */
  readonly hostName: string | undefined;
  readonly targetGroup: lb.TargetGroup;
  readonly alternateGroup: lb.TargetGroup;
  readonly vpcId: pulumi.Input<string>;
  readonly live: Live;
}

/**
 * The rule that divides the traffic between both target groups. ECS moves its weights with every rollout, so they are
 * said once, by where the tasks are, and never corrected: a rule that is made anew keeps the traffic where it was.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
 */
export function createAlternate(
  { listenerArn, priority, targetGroup, alternateGroup, ...parts }: AlternateParts,
  opts: { readonly parent: pulumi.Resource; readonly dependsOn?: pulumi.Resource[] },
): Alternate {
  const rule = new lb.ListenerRule(
    parts.ruleName,
    {
      listenerArn,
      priority,
      conditions: [requestsTo(parts.hostName)],
      actions: [
        {
          type: "forward",
          forward: {
            targetGroups: pulumi
              .output([targetGroup.arn, alternateGroup.arn])
              .apply((arns) => divide(arns, parts.live)),
          },
        },
      ],
    },
    {
      ...opts,
      deleteBeforeReplace: true,
      ignoreChanges: ["actions"],
      // Its target groups are new then, which the ignored actions would not show.
      replacementTrigger: parts.vpcId,
    },
  );
  return { targetGroupArn: alternateGroup.arn, ruleArn: rule.arn };
}

/** The condition of a rule: requests for a host name, or all. */
export function requestsTo(hostName: string | undefined) {
  return hostName === undefined
    ? { pathPattern: { values: ["/*"] } }
    : { hostHeader: { values: [hostName] } };
}

/** All traffic to the first target group, unless only the second has tasks. */
async function divide([first = "", second = ""]: readonly string[], live: Live) {
  const [tasks, others] = await Promise.all([live.targetCount(first), live.targetCount(second)]);
  const moved = tasks === 0 && others > 0;
  return [
    { arn: first, weight: moved ? 0 : 100 },
    { arn: second, weight: moved ? 100 : 0 },
  ];
}
