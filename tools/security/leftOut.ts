/** Controls of the same services that the register leaves out. */
export interface LeftOut {
  readonly ids: readonly string[];
  readonly why: string;
}

/** Controls about facts that inputs do not show, or that belong to no resource. */
export const leftOut: readonly LeftOut[] = [
  {
    ids: ["ACM.1", "KMS.3", "SecretsManager.2", "SecretsManager.3"],
    why: "They are about later events: a certificate's renewal, a key's deletion, a rotation, the use of a secret.",
  },
  {
    ids: ["EC2.7", "EC2.172", "EC2.182", "IAM.2 to IAM.20", "S3.1", "S3.22", "S3.23", "SSM.7"],
    why: "They are about the account, not about a stack.",
  },
  {
    ids: ["EC2.21"],
    why: "It leaves out the default network ACL, and the program makes no other.",
  },
  {
    ids: ["Route53.2"],
    why: "The zone is looked up, not made.",
  },
  {
    ids: ["the Resource Tagging Standard"],
    why: "The provider adds the stack's tags to everything that can have tags.",
  },
];
