import { Notifications } from "../../../components";
import type { Recipients } from "../../../components/monitoring/notifications";
import { physicalNames } from "../../../settings/names";
import { run } from "../../support/program";

export const types = {
  topic: "aws:sns/topic:Topic",
  policy: "aws:sns/topicPolicy:TopicPolicy",
  subscription: "aws:sns/topicSubscription:TopicSubscription",
  slack: "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
  teams: "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration",
  role: "aws:iam/role:Role",
} as const;

export const slack = { workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23" };

export const teams = {
  tenantId: "11111111-2222-3333-4444-555555555555",
  teamId: "66666666-7777-8888-9999-000000000000",
  channelId: "19%3Aab%40thread.tacv2",
};

export function tell(
  recipients: Partial<Recipients>,
  change: { keyArn?: string; expected?: boolean; outsideCheck?: boolean; region?: string } = {},
) {
  return run(() => {
    const { audience } = new Notifications("notifications", {
      names: physicalNames("shop", "prod"),
      recipients: { emails: [], urls: [], ...recipients },
      expected: false,
      outsideCheck: false,
      stack: "prod",
      region: "eu-west-1",
      accountId: "123456789012",
      ...change,
    });
    return { audience };
  });
}
