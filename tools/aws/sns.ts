import { needs } from "../permissions/types";
import { awsModule, free, none, parsed, text, withArn } from "./kind";

const tags = "TagResource UntagResource";

const calls = () => import("../calls/types/watching");
const behaviours = () => import("../account/types/sns");
const price = free("the first 1,000 mails of a month are free");

/** Topics and their subscribers. */
export const sns = awsModule("sns", {
  topic: {
    made: (inputs, { arn }) => {
      const topicArn = arn("sns", text(inputs, "name"));
      return withArn(topicArn, topicArn);
    },
    price,
    controls: ["SNS.1", "SNS.4"],
    terraform: "aws_sns_topic",
    cloudFormation: {
      type: "AWS::SNS::Topic",
      properties: { "Attributes.KmsMasterKeyId": "KmsMasterKeyId", Name: "TopicName" },
    },
    calls: async () => (await calls()).topic,
    permissions: needs(
      "sns",
      "GetTopicAttributes ListTagsForResource",
      `SetTopicAttributes DeleteTopic ${tags}`,
    ),
    behaves: async () => (await behaviours()).topic,
  },
  topicPolicy: {
    label: () => "who may publish",
    price: free("a policy"),
    controls: none("judged with its topic"),
    terraform: "aws_sns_topic_policy",
    cloudFormation: {
      type: "AWS::SNS::TopicPolicy",
      properties: {
        AttributeName: undefined,
        AttributeValue: "PolicyDocument",
        TopicArn: "Topics",
      },
      forms: { PolicyDocument: parsed, Topics: (arn: string) => [arn] },
      tags: "none",
    },
    calls: async () => (await calls()).topicPolicy,
    permissions: needs("sns", "GetTopicAttributes", "SetTopicAttributes"),
    behaves: async () => (await behaviours()).topicPolicy,
  },
  topicSubscription: {
    // The address of a paging service often contains its key, so only e-mail addresses are shown.
    label: (inputs) => (text(inputs, "protocol") === "email" ? text(inputs, "endpoint") : "https"),
    price,
    controls: none("its topic is judged"),
    terraform: "aws_sns_topic_subscription",
    cloudFormation: { type: "AWS::SNS::Subscription", tags: "none" },
    calls: async () => (await calls()).topicSubscription,
    permissions: needs("sns", "GetSubscriptionAttributes", "SetSubscriptionAttributes Unsubscribe"),
    behaves: async () => (await behaviours()).topicSubscription,
  },
});
