import * as pulumi from "@pulumi/pulumi";
import * as chatbot from "@pulumi/aws/chatbot";
import * as iam from "@pulumi/aws/iam";
import { serviceTrust, type Bounded, type Scope } from "../../iam/trust";
import { partitionOf } from "../../iam/partition";
import type { Recipients } from "./recipients";

/** The chat channels, and the topics that they read. */
export interface ChannelsArgs extends Scope, Bounded, Pick<Recipients, "slack" | "teams"> {
  readonly roleName: string;
  /** Start of the names of the configurations. */
  readonly configurationName: string;
  readonly topicArns: readonly pulumi.Input<string>[];
}

/**
 * The chat channels that get the topics' messages. Before that, somebody must have allowed AWS's app in the workspace
 * or the team. https://docs.aws.amazon.com/chatbot/latest/adminguide/setting-up.html
 */
export class Channels extends pulumi.ComponentResource {
  constructor(name: string, args: ChannelsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:monitoring:Channels", name, {}, opts);
    const { slack, teams, configurationName, region } = args;
    const readsMetrics = `arn:${partitionOf(region)}:iam::aws:policy/CloudWatchReadOnlyAccess`;
    const common = {
      iamRoleArn: this.createRole(`${name}-role`, readsMetrics, args).arn,
      snsTopicArns: [...args.topicArns],
      // What people in the channel may ask AWS for. AWS's default allows everything.
      guardrailPolicyArns: [readsMetrics],
      loggingLevel: "ERROR",
    };
    if (slack) {
      new chatbot.SlackChannelConfiguration(
        `${name}-slack`,
        {
          ...common,
          configurationName: `${configurationName}-slack`,
          slackTeamId: slack.workspaceId,
          slackChannelId: slack.channelId,
        },
        { parent: this },
      );
    }
    if (teams) {
      new chatbot.TeamsChannelConfiguration(
        `${name}-teams`,
        { ...common, configurationName: `${configurationName}-teams`, ...teams },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }

  /** The role with which a channel reads the graph of an alarm. */
  private createRole(name: string, policyArn: string, args: ChannelsArgs): iam.Role {
    const role = new iam.Role(
      name,
      {
        name: args.roleName,
        description: "Shows the graphs of alarms in a chat channel",
        assumeRolePolicy: pulumi.jsonStringify(chatTrust(args.accountId)),
        permissionsBoundary: args.permissionsBoundary,
      },
      { parent: this },
    );
    new iam.RolePolicyAttachment(
      `${name}-metrics`,
      { role: role.name, policyArn },
      { parent: this },
    );
    return role;
  }
}

/** https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-iam.html */
function chatTrust(accountId: pulumi.Input<string>) {
  return serviceTrust("chatbot.amazonaws.com", {
    StringEquals: { "aws:SourceAccount": accountId },
  });
}
