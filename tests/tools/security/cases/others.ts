import { made, only, policy, type Cases } from "./case";

const allow = (Action: unknown, Resource: unknown = "*", others: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...others,
});
const key = "arn:aws:kms:us-east-1:123456789012:key/1234";

/** A policy in either place, with this document. */
const inPolicies = (document: string) => [
  only("policy", { policy: document }),
  only("rolePolicy", { policy: document }),
];

const decrypting = (type: "policy" | "rolePolicy"): Cases => {
  const having = (document: string) => only(type, { policy: document });
  return {
    met: [
      having(policy(allow("kms:Decrypt", key))),
      having(policy(allow("s3:GetObject"))),
      having(policy({ ...allow("kms:Decrypt"), Effect: "Deny" })),
    ],
    open: [
      having(policy(allow("kms:Decrypt"))),
      having(policy(allow(["s3:GetObject", "kms:Dec*"], ["arn:aws:kms:*:*:key/*"]))),
      having(policy(allow("kms:ReEncrypt*", "arn:aws-cn:kms:cn-north-1:123456789012:*"))),
      having(policy(allow("*"))),
    ],
  };
};

const forAll = { Principal: "*" };
const fromAccount = { Condition: { StringEquals: { "AWS:SourceOwner": "123456789012" } } };

export const others: Readonly<Record<string, Cases>> = {
  "ACM.2": {
    met: [only("certificate"), only("certificate", { keyAlgorithm: "EC_prime256v1" })],
    open: [only("certificate", { keyAlgorithm: "RSA_1024" })],
  },
  "CloudWatch.15": {
    met: [only("alarm", { alarmActions: ["topic"] })],
    open: [only("alarm"), only("alarm", { alarmActions: [], okActions: ["topic"] })],
  },
  "CloudWatch.16": {
    met: [365, 731, 0].map((retentionInDays) => only("logGroup", { retentionInDays })),
    open: [only("logGroup", { retentionInDays: 364 }), only("logGroup", { retentionInDays: "x" })],
  },
  "CloudWatch.17": {
    met: [only("alarm"), only("alarm", { actionsEnabled: true })],
    open: [only("alarm", { actionsEnabled: false })],
  },
  "IAM.1": {
    met: inPolicies(
      policy(allow("*", "arn:a"), allow("s3:GetObject"), { ...allow("*"), Effect: "Deny" }),
    ),
    open: [...inPolicies(policy(allow(["s3:GetObject", "*"], ["*"]))), ...inPolicies("unknown")],
  },
  "IAM.21": {
    met: inPolicies(policy(allow(["s3:Get*", "logs:PutLogEvents"]))),
    open: [...inPolicies(policy(allow("s3:*", "arn:a"))), ...inPolicies(policy(allow("*")))],
  },
  "IAM.27": {
    met: [only("policyAttachment", { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" })],
    open: [
      only("policyAttachment", { policyArn: "arn:aws:iam::aws:policy/AWSCloudShellFullAccess" }),
    ],
  },
  "KMS.1": decrypting("policy"),
  "KMS.2": decrypting("rolePolicy"),
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
  "SecretsManager.1": {
    met: [[made("secret"), made("secretRotation", { secretId: "secret" })]],
    open: [only("secret"), [made("secret"), made("secretRotation", { secretId: "another" })]],
  },
  "SecretsManager.4": {
    met: [
      [
        made("secret"),
        made("secretRotation", {
          secretId: "secret",
          rotationRules: { automaticallyAfterDays: 90 },
        }),
      ],
    ],
    open: [
      only("secret"),
      [
        made("secret"),
        made("secretRotation", {
          secretId: "secret",
          rotationRules: { automaticallyAfterDays: 91 },
        }),
      ],
      [made("secret"), made("secretRotation", { secretId: "secret" })],
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
  "WAF.10": {
    met: [only("webAcl", { rules: [{ name: "a" }] })],
    open: [only("webAcl"), only("webAcl", { rules: [] })],
  },
  "WAF.11": {
    met: [[made("webAcl"), made("webAclLogging", { resourceArn: "webAcl" })]],
    open: [only("webAcl"), [made("webAcl"), made("webAclLogging", { resourceArn: "another" })]],
  },
  "WAF.12": {
    met: [
      only("webAcl", { rules: [{ visibilityConfig: { cloudwatchMetricsEnabled: true } }] }),
      only("webAcl"),
    ],
    open: [
      only("webAcl", {
        rules: [
          { visibilityConfig: { cloudwatchMetricsEnabled: true } },
          { visibilityConfig: { cloudwatchMetricsEnabled: false } },
        ],
      }),
    ],
  },
};
