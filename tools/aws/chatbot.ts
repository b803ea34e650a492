import { capitals } from "../calls/fields";
import { actions, and, needs } from "../permissions/types";
import { awsModule, creates, free, none, text } from "./kind";
import type { Facts } from "./kind";

const behaviours = () => import("../account/types/watching");

const common = {
  label: (inputs) => text(inputs, "configurationName"),
  price: free("AWS's part is free"),
  controls: none("Security Hub has none for channels"),
  emulated: none("moto does not know the service"),
} as const satisfies Partial<Facts>;

const properties = capitals("configurationName", "iamRoleArn", "snsTopicArns", "loggingLevel");

const tags = "TagResource UntagResource";

/** Who may post in a channel: a role that Amazon Q Developer in chat applications takes. */
const channel = (reads: string, writes: string) =>
  and(
    needs(
      "chatbot",
      `${reads} ListAssociations ListTagsForResource`,
      `${writes} AssociateToConfiguration DisassociateFromConfiguration ${tags}`,
    ),
    { writes: actions("iam", "PassRole CreateServiceLinkedRole") },
  );

/** Alarms in chat channels. */
export const chatbot = awsModule("chatbot", {
  slackChannelConfiguration: {
    ...common,
    terraform: "aws_chatbot_slack_channel_configuration",
    cloudFormation: {
      type: "AWS::Chatbot::SlackChannelConfiguration",
      properties: { SlackTeamId: "SlackWorkspaceId", GuardrailPolicyArns: "GuardrailPolicies" },
      tags: "none",
    },
    calls: creates("chatbot.CreateSlackChannelConfiguration", {
      ...properties,
      ...capitals("slackTeamId", "slackChannelId", "guardrailPolicyArns"),
    }),
    permissions: channel(
      "DescribeSlackChannelConfigurations",
      "UpdateSlackChannelConfiguration DeleteSlackChannelConfiguration",
    ),
    behaves: async () => (await behaviours()).channel,
  },
  teamsChannelConfiguration: {
    ...common,
    terraform: "aws_chatbot_teams_channel_configuration",
    cloudFormation: {
      type: "AWS::Chatbot::MicrosoftTeamsChannelConfiguration",
      properties: {
        ChannelId: "TeamsChannelId",
        TenantId: "TeamsTenantId",
        GuardrailPolicyArns: "GuardrailPolicies",
      },
      tags: "none",
    },
    calls: creates("chatbot.CreateMicrosoftTeamsChannelConfiguration", {
      ...properties,
      ...capitals("teamId", "tenantId", "channelId", "guardrailPolicyArns"),
    }),
    permissions: channel(
      "GetMicrosoftTeamsChannelConfiguration",
      "UpdateMicrosoftTeamsChannelConfiguration DeleteMicrosoftTeamsChannelConfiguration",
    ),
    behaves: async () => (await behaviours()).channel,
  },
});
