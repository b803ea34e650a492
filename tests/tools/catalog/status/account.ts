import { answersOf, type Account } from "../../../live/why/account";
import { image, targetGroupArn } from "../../../live/why/ids";
import type { Answers } from "../../../live/support/cannedAws";

export const digest = image.split("@")[1] ?? "";

/** What `catalog` reads from an account that runs prod well, with the given changes. */
export function stackAnswers(given: Partial<Account> = {}, others: Answers = {}): Answers {
  const balancerArn =
    "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/mcp-catalog-alb/1";
  return {
    ...answersOf(given),
    DescribeTargetGroups: () => ({
      TargetGroups: [{ TargetGroupArn: targetGroupArn, LoadBalancerArns: [balancerArn] }],
    }),
    DescribeLoadBalancers: () => ({
      LoadBalancers: [
        { LoadBalancerArn: balancerArn, DNSName: "mcp-catalog-alb-1.us-east-1.elb.amazonaws.com" },
      ],
    }),
    DescribeImages: () => ({
      imageDetails: [
        {
          imageDigest: digest,
          imageTags: ["v1.0.0", "latest"],
          imagePushedAt: Date.UTC(2026, 1, 28) / 1000,
        },
      ],
    }),
    DescribeAlarms: () => ({ MetricAlarms: [], CompositeAlarms: [] }),
    ...others,
  };
}
