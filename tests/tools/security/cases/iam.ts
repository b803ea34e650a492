import { allow, only, policy, type Cases } from "./case";

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

export const iam: Readonly<Record<string, Cases>> = {
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
};
