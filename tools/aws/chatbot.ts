import { capitals } from "../calls/fields";
import { awsModule, creates, free, none, text } from "./kind";
import type { Facts } from "./kind";

const behaviours = () => import("../account/types/watching");

const common = {
  label: (inputs) => text(inputs, "configurationName"),
  price: free("AWS's part is free"),
  controls: none("Security Hub has none for channels"),
} as const satisfies Partial<Facts>;

const properties = capitals("configurationName", "iamRoleArn", "snsTopicArns", "loggingLevel");

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
    behaves: async () => (await behaviours()).channel,
  },
});
