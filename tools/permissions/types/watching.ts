import type * as aws from "../../aws";
import { actions, and, needs, type ForEach } from "../types";

const tags = "TagResource UntagResource";

export const cloudwatch: ForEach<typeof aws.cloudwatch> = {
  logGroup: needs(
    "logs",
    "DescribeLogGroups ListTagsForResource",
    `DeleteLogGroup DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey ${tags}`,
  ),
  queryDefinition: needs("logs", "DescribeQueryDefinitions", "DeleteQueryDefinition"),
  metricAlarm: needs("cloudwatch", "DescribeAlarms ListTagsForResource", `DeleteAlarms ${tags}`),
  dashboard: needs("cloudwatch", "GetDashboard", "DeleteDashboards"),
};

export const sns: ForEach<typeof aws.sns> = {
  topic: needs(
    "sns",
    "GetTopicAttributes ListTagsForResource",
    `SetTopicAttributes DeleteTopic ${tags}`,
  ),
  topicSubscription: needs(
    "sns",
    "GetSubscriptionAttributes",
    "SetSubscriptionAttributes Unsubscribe",
  ),
};

export const budgets: ForEach<typeof aws.budgets> = {
  budget: and(needs("budgets", "ViewBudget ListTagsForResource", `ModifyBudget ${tags}`), {
    reads: actions("billing", "GetBillingViewData"),
  }),
};

export const wafv2: ForEach<typeof aws.wafv2> = {
  webAcl: needs("wafv2", "GetWebACL ListTagsForResource", `UpdateWebACL DeleteWebACL ${tags}`),
  webAclAssociation: and(needs("wafv2", "GetWebACLForResource GetWebACL", "DisassociateWebACL"), {
    reads: actions("elasticloadbalancing", "GetLoadBalancerWebACL"),
    writes: actions(
      "elasticloadbalancing",
      "SetWebAcl CreateWebACLAssociation DeleteWebACLAssociation",
    ),
  }),
  // AWS WAF writes the policy of its log group as whoever sets the logging up.
  // https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
  webAclLoggingConfiguration: and(
    needs("wafv2", "GetLoggingConfiguration", "DeleteLoggingConfiguration"),
    {
      reads: actions("logs", "DescribeResourcePolicies DescribeLogGroups"),
      writes: [
        ...actions("logs", "CreateLogDelivery DeleteLogDelivery PutResourcePolicy"),
        ...actions("iam", "CreateServiceLinkedRole"),
      ],
    },
  ),
};
