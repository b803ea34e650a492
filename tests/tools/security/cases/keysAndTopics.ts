import { allow, made, only, policy, type Cases } from "./case";

const forAll = { Principal: "*" };
const fromAccount = { Condition: { StringEquals: { "AWS:SourceOwner": "123456789012" } } };

export const keysAndTopics: Readonly<Record<string, Cases>> = {
  "KMS.4": {
    met: [only("key", { enableKeyRotation: true })],
    open: [only("key"), only("key", { enableKeyRotation: false })],
  },
  "KMS.5": {
    met: [
      only("key"),
      only("key", { policy: policy(allow("kms:*", "*", { Principal: { AWS: "arn:root" } })) }),
    ],
    open: [
      only("key", { policy: policy(allow("kms:*", "*", { Principal: { AWS: "*" } })) }),
      [
        made("key"),
        made("keyPolicy", { keyId: "key", policy: policy(allow("kms:*", "*", forAll)) }),
      ],
    ],
  },
  "SNS.1": {
    met: [only("topic", { kmsMasterKeyId: "alias/key" })],
    open: [only("topic")],
  },
  "SNS.4": {
    met: [
      only("topic"),
      [
        made("topic"),
        made("topicPolicy", {
          arn: "topic",
          policy: policy(allow("sns:Publish", "a", { ...forAll, ...fromAccount })),
        }),
      ],
    ],
    open: [
      only("topic", { policy: policy(allow("sns:Publish", "a", { Principal: { AWS: ["*"] } })) }),
      [
        made("topic"),
        made("topicPolicy", { arn: "topic", policy: policy(allow("sns:Publish", "a", forAll)) }),
      ],
    ],
  },
};
