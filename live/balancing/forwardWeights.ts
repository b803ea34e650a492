import type { Rule } from "@aws-sdk/client-elastic-load-balancing-v2";

/**
 * The weights with which a listener rule forwards, by target group ARN. A group without a weight has the weight 1.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupTuple.html
 */
export function forwardWeights(rule: Rule | undefined): ReadonlyMap<string, number> {
  const groups = (rule?.Actions ?? []).flatMap(
    ({ ForwardConfig, TargetGroupArn }) => ForwardConfig?.TargetGroups ?? [{ TargetGroupArn }],
  );
  return new Map(
    groups.flatMap(({ TargetGroupArn: arn, Weight = 1 }: Group) =>
      arn === undefined ? [] : [[arn, Weight] as const],
    ),
  );
}

interface Group {
  readonly TargetGroupArn?: string;
  readonly Weight?: number;
}
