import { s3, unmade } from "../../aws";
import { covers, hasNone, isPublic, statements, type Statement } from "../policies";
import { about, field, input } from "../read";
import type { Control, Resources } from "../types";
import type { EvaluatedResource } from "../../evaluate";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6 */
const notForOthers = [
  "s3:DeleteBucketPolicy",
  "s3:PutBucketAcl",
  "s3:PutBucketPolicy",
  "s3:PutEncryptionConfiguration",
  "s3:PutObjectAcl",
];

const blocks = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
];

const blocked = "the block of public access to the bucket";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html */
export const s3AccessControls: readonly Control[] = [
  {
    id: "S3.2",
    title: "Nobody on the internet reads from a bucket",
    passes: (bucket, resources) =>
      isShut(bucket, resources, "s3:GetObject", ["public-read", "public-read-write"]),
    met: blocked,
    open: "everybody may read from the bucket",
    checkov: ["CKV_AWS_20"],
  },
  {
    id: "S3.3",
    title: "Nobody on the internet writes to a bucket",
    passes: (bucket, resources) => isShut(bucket, resources, "s3:PutObject", ["public-read-write"]),
    met: blocked,
    open: "everybody may write to the bucket",
    checkov: ["CKV_AWS_57"],
  },
  {
    id: "S3.5",
    title: "Buckets are reached only over TLS",
    passes: (bucket, resources) =>
      documents(bucket, resources).some((each) => statements(each)?.some(refusesPlainText)),
    met: "the bucket's policy refuses requests without TLS",
    open: "the bucket's policy does not refuse requests without TLS",
  },
  {
    id: "S3.6",
    title: "Other accounts cannot change a bucket's permissions",
    passes: (bucket, resources) =>
      documents(bucket, resources).every((each) =>
        hasNone(
          each,
          (one) =>
            one.allows &&
            one.principals.length > 0 &&
            notForOthers.some((action) => covers(one, action)),
        ),
      ),
    met: "the bucket's policy lets AWS's services write logs, and nobody else",
    open: "the bucket's policy lets others change its permissions",
  },
  {
    id: "S3.8",
    title: "Buckets block public access",
    passes: (bucket, resources) =>
      about(resources, s3.bucketPublicAccessBlock, "bucket", bucket).some(({ inputs }) =>
        blocks.every((key) => inputs[key] === true),
      ),
    met: blocked,
    open: "public access to the bucket is not blocked",
    checkov: ["CKV2_AWS_6", "CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"],
  },
  {
    id: "S3.12",
    title: "Buckets have no access control lists",
    passes: (bucket, resources) =>
      about(resources, s3.bucketOwnershipControls, "bucket", bucket).some(
        (each) => input(each, "rule", "objectOwnership") === "BucketOwnerEnforced",
      ) && about(resources, unmade.bucketAcl, "bucket", bucket).length === 0,
    met: "`objectOwnership` is `BucketOwnerEnforced`",
    open: "access control lists are on",
    checkov: ["CKV2_AWS_65"],
  },
];

/** Whether a bucket is closed: it blocks public access, or neither its policy nor its access control list opens it. */
function isShut(
  bucket: EvaluatedResource,
  resources: Resources,
  action: string,
  opening: readonly unknown[],
): boolean {
  const isBlocked = about(resources, s3.bucketPublicAccessBlock, "bucket", bucket).some(
    ({ inputs }) => inputs["ignorePublicAcls"] === true && inputs["restrictPublicBuckets"] === true,
  );
  const lists = [bucket, ...about(resources, unmade.bucketAcl, "bucket", bucket)];
  return (
    isBlocked ||
    (!lists.some(({ inputs }) => opening.includes(inputs["acl"])) &&
      documents(bucket, resources).every((each) =>
        hasNone(each, (one) => isPublic(one) && covers(one, action)),
      ))
  );
}

/** The policies of a bucket, from its own input or from separate resources. */
function documents(bucket: EvaluatedResource, resources: Resources): readonly unknown[] {
  return [bucket, ...about(resources, s3.bucketPolicy, "bucket", bucket)]
    .map(({ inputs }) => inputs["policy"])
    .filter((document) => document !== undefined);
}

function refusesPlainText({ allows, actions, principals, conditions }: Statement): boolean {
  return (
    !allows &&
    principals.includes("*") &&
    actions.some((each) => ["s3:*", "*"].includes(each)) &&
    String(field(field(conditions, "Bool"), "aws:SecureTransport")) === "false"
  );
}
