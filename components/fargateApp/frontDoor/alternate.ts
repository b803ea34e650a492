import * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { Live } from "../../common/live";
import { patientAsk } from "../../common/lookUps/ask";

/** The parts that ECS needs to move traffic from one set of tasks to another. */
export interface Alternate {
  readonly targetGroupArn: pulumi.Output<string>;
  /** ARN of the listener rule whose weights ECS changes. */
  readonly ruleArn: pulumi.Output<string>;
}

interface AlternateParts {
  /**
   * Logical name of the rule. Another listener needs another name: if the rule were only replaced, it would keep its
   * first weights.
   */
  readonly ruleName: string;
  readonly listenerArn: pulumi.Input<string>;
  /** Priority among the rules; undefined for the last place. */
  readonly priority?: number;
  /** Host name whose requests the rule divides; undefined for all requests. */
  readonly hostName: string | undefined;
  readonly targetGroup: lb.TargetGroup;
  readonly alternateGroup: lb.TargetGroup;
  readonly vpcId: pulumi.Input<string>;
  readonly live: Live;
}

/**
 * The rule that divides the traffic between both target groups. ECS changes the weights with every rollout, so the
 * weights are set once and ignored afterwards. A rule that is created again gets its weights from where the tasks run
 * now, which leaves the traffic where it was.
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
      // Another VPC means other target groups. Pulumi would not notice, because it ignores the actions that name them.
      replacementTrigger: parts.vpcId,
    },
  );
  return { targetGroupArn: alternateGroup.arn, ruleArn: rule.arn };
}

/** The condition of a rule: requests for a host name, or all requests. */
export function requestsTo(hostName: string | undefined) {
  return hostName === undefined
    ? { pathPattern: { values: ["/*"] } }
    : { hostHeader: { values: [hostName] } };
}

/** Sends all traffic to the first target group, unless only the second has tasks. */
async function divide([first = "", second = ""]: readonly string[], live: Live) {
  const question = {
    key: "rollout.strategy",
    what: "which target group has tasks",
    takes: "elasticloadbalancing:DescribeTargetHealth",
  };
  const count = (arn: string) => patientAsk(live.patience)(question, () => live.targetCount(arn));
  const [tasks, others] = await Promise.all([count(first), count(second)]);
  const moved = tasks === 0 && others > 0;
  return [
    { arn: first, weight: moved ? 0 : 100 },
    { arn: second, weight: moved ? 100 : 0 },
  ];
}
