import { each, free, none, type Kind } from "./kind";

/** What the tools need to know about a type that the program does not make. */
export type UnmadeKind = Pick<Kind, "type" | "controls" | "price" | "usage">;

const paidWithBucket = { controls: none("judged with its bucket"), price: free("with the bucket") };

/** Types that a fork may add. A control or a price depends on them. */
export const unmade = {
  addressAssociation: {
    type: "aws:ec2/eipAssociation:EipAssociation",
    controls: none("judged with its address"),
    price: free("paid with its address"),
  },
  bucketAcl: { type: "aws:s3/bucketAcl:BucketAcl", ...paidWithBucket },
  bucketLogging: { type: "aws:s3/bucketLogging:BucketLogging", ...paidWithBucket },
  bucketNotification: { type: "aws:s3/bucketNotification:BucketNotification", ...paidWithBucket },
  bucketReplication: {
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    ...paidWithBucket,
  },
  keyPolicy: {
    type: "aws:kms/keyPolicy:KeyPolicy",
    controls: none("judged with its key"),
    price: free("a policy"),
  },
  policy: {
    type: "aws:iam/policy:Policy",
    controls: ["IAM.1", "IAM.21", "KMS.1"],
    price: free("IAM is free"),
  },
  secretRotation: {
    type: "aws:secretsmanager/secretRotation:SecretRotation",
    controls: none("judged with its secret"),
    price: free("only the function that rotates costs"),
  },
  zone: {
    type: "aws:route53/zone:Zone",
    controls: none("Route53.2 is left out"),
    price: each({
      key: "hosted zones",
      group: "DNS",
      item: "hosted zones",
      unit: "zone",
      price: "hostedZone",
    }),
  },
} as const satisfies Readonly<Record<string, UnmadeKind>>;
