import type * as aws from "../../aws";
import { actions, and, needs, type ForEach } from "../types";

const tags = "TagResource UntagResource";

export const cloudwatch: ForEach<typeof aws.cloudwatch> = {
  logGroup: needs(
    "logs",
    "DescribeLogGroups ListTagsForResource",
    `DeleteLogGroup DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey ${tags}`,
  ),
  compositeAlarm: needs("cloudwatch", "DescribeAlarms ListTagsForResource", `DeleteAlarms ${tags}`),
  logMetricFilter: needs("logs", "DescribeMetricFilters", "DeleteMetricFilter"),
  logResourcePolicy: needs("logs", "DescribeResourcePolicies", "DeleteResourcePolicy"),
  eventRule: needs("events", "DescribeRule ListTagsForResource", `DeleteRule ${tags}`),
  eventTarget: needs("events", "ListTargetsByRule", "RemoveTargets"),
  queryDefinition: needs("logs", "DescribeQueryDefinitions", "DeleteQueryDefinition"),
  metricAlarm: needs("cloudwatch", "DescribeAlarms ListTagsForResource", `DeleteAlarms ${tags}`),
  dashboard: needs("cloudwatch", "GetDashboard", "DeleteDashboards"),
};

/** A configuration of a chat channel. It passes a role to Amazon Q Developer in chat applications. */
const channel = (reads: string, writes: string) =>
  and(
    needs(
      "chatbot",
      `${reads} ListAssociations ListTagsForResource`,
      `${writes} AssociateToConfiguration DisassociateFromConfiguration ${tags}`,
    ),
    { writes: actions("iam", "PassRole CreateServiceLinkedRole") },
  );

export const chatbot: ForEach<typeof aws.chatbot> = {
  slackChannelConfiguration: channel(
    "DescribeSlackChannelConfigurations",
    "UpdateSlackChannelConfiguration DeleteSlackChannelConfiguration",
  ),
  teamsChannelConfiguration: channel(
    "GetMicrosoftTeamsChannelConfiguration",
    "UpdateMicrosoftTeamsChannelConfiguration DeleteMicrosoftTeamsChannelConfiguration",
  ),
};

export const sns: ForEach<typeof aws.sns> = {
  topic: needs(
    "sns",
    "GetTopicAttributes ListTagsForResource",
    `SetTopicAttributes DeleteTopic ${tags}`,
  ),
  topicPolicy: needs("sns", "GetTopicAttributes", "SetTopicAttributes"),
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
  // AWS WAF writes the policy of its log group with the rights of the identity that sets up the logging.
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
