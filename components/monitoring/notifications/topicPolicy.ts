import type * as pulumi from "@pulumi/pulumi";
import type * as iam from "@pulumi/aws/iam";

/** AWS services that publish to the topics. The key of an encrypted topic must let them use it. */
export const publishers = [
  "cloudwatch.amazonaws.com",
  "events.amazonaws.com",
  "budgets.amazonaws.com",
] as const;

/**
 * Lets CloudWatch's alarms, EventBridge's rules and AWS Budgets publish, and only on behalf of this account.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function topicPolicy(topicArn: pulumi.Input<string>, accountId: pulumi.Input<string>) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "publish",
        Effect: "Allow",
        Principal: { Service: [...publishers] },
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
