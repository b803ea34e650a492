import { sns, unmade } from "../../aws";
import { hasNone, isPublic } from "../policies";
import { about } from "../read";
import type { Control } from "../types";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html
 * https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html
 * https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html */
export const keyAndTopicControls: readonly Control[] = [
  {
    id: "KMS.4",
    title: "Keys are rotated",
    passes: ({ inputs }) => inputs["enableKeyRotation"] === true,
    met: "`enableKeyRotation`",
    open: "`enableKeyRotation` is off",
    checkov: ["CKV_AWS_7"],
  },
  {
    id: "KMS.5",
    title: "Keys are not for everybody",
    passes: (key, resources) =>
      [key, ...about(resources, unmade.keyPolicy, "keyId", key)]
        .map(({ inputs }) => inputs["policy"])
        .filter((document) => document !== undefined)
        .every((document) => hasNone(document, isPublic)),
    met: "the key's policy names who may use it",
    open: "the key's policy lets everybody use it",
    checkov: ["CKV_AWS_33"],
  },
  {
    id: "SNS.1",
    title: "Topics are encrypted with KMS",
    passes: ({ inputs }) => typeof inputs["kmsMasterKeyId"] === "string",
    met: "`encryption: customerKey`",
    open: "no key; `encryption: customerKey` adds one in the stack's region",
    accepted: ({ inputs }) => ({
      reason:
        inputs["region"] === undefined
          ? "CloudWatch cannot send alarms through AWS's own key, and a customer's key costs 1 USD a month. The " +
            "messages are alarms: names and numbers."
          : "The alarm of `monitoring.outsideCheck` is in us-east-1, and a customer's key of the stack's region cannot " +
            "encrypt there. Its messages are the name of the alarm and the app's address.",
      review: "2027-05-31",
    }),
    checkov: ["CKV_AWS_26"],
  },
  {
    id: "SNS.4",
    title: "Topics are not for everybody",
    passes: (topic, resources) =>
      about(resources, sns.topicPolicy, "arn", topic).every(({ inputs }) =>
        hasNone(inputs["policy"], isPublic),
      ) &&
      (topic.inputs["policy"] === undefined || hasNone(topic.inputs["policy"], isPublic)),
    met: "the topic's policy: AWS's own, for the account alone, or one that names who may publish",
    open: "the topic's policy lets everybody publish or subscribe",
    checkov: ["CKV_AWS_169"],
  },
  {
    id: "ACM.2",
    title: "RSA certificates have 2,048 bits at least",
    passes: ({ inputs }) => inputs["keyAlgorithm"] !== "RSA_1024",
    met: "`domain`: a certificate with ACM's default, RSA with 2,048 bits",
    open: "`keyAlgorithm` is `RSA_1024`",
  },
];
