import { without } from "../calls/fields";
import { actions, and, needs, type Permissions } from "../permissions/types";
import { awsModule, byUse, free, none, text, withArn } from "./kind";
import type { CloudFormation, Facts, Inputs } from "./kind";

const calls = () => import("../calls/types/storage");
const behaviours = () => import("../account/types/bucket");

/** One of the resources that set up a bucket. */
function part(
  name: Exclude<keyof Awaited<ReturnType<typeof calls>>, "bucket">,
  terraform: string,
  permissions: Permissions,
  cloudFormation: Partial<CloudFormation> = {},
  price = "paid with the bucket",
): Facts {
  return {
    price: free(price),
    controls: none("judged with its bucket"),
    terraform,
    cloudFormation: {
      type: "AWS::S3::Bucket",
      partOf: ["aws:s3/bucket:Bucket", "Bucket"],
      ...cloudFormation,
    },
    calls: async () => (await calls())[name],
    permissions,
    behaves: async () => (await behaviours()).bucketPart,
  };
}

/** Buckets. */
export const s3 = awsModule("s3", {
  bucket: {
    made: (inputs, { partition }) => {
      const name = text(inputs, "bucket");
      return withArn(name, `arn:${partition}:s3:::${name}`);
    },
    price: byUse,
    usage: [{ key: "s3Storage", item: "objects in S3", amount: 1, example: "1 GB" }],
    controls: [
      ...["S3.2", "S3.3", "S3.5", "S3.6", "S3.7", "S3.8", "S3.9", "S3.10"],
      ...["S3.11", "S3.12", "S3.13", "S3.14", "S3.15", "S3.17", "S3.20"],
    ],
    terraform: "aws_s3_bucket",
    cloudFormation: { type: "AWS::S3::Bucket", properties: { Bucket: "BucketName" } },
    calls: async () => (await calls()).bucket,
    // The provider reads every property of a bucket together with the bucket.
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket.go
    permissions: and(
      needs(
        "s3",
        "ListBucket GetBucketLocation GetBucketPolicy GetBucketAcl GetBucketCORS GetBucketWebsite GetBucketVersioning " +
          "GetAccelerateConfiguration GetBucketRequestPayment GetBucketLogging GetLifecycleConfiguration " +
          "GetReplicationConfiguration GetEncryptionConfiguration GetBucketObjectLockConfiguration GetBucketTagging " +
          "ListTagsForResource",
        "DeleteBucket TagResource UntagResource",
      ),
      // A disposable stack empties its bucket before it deletes it.
      {
        reads: actions("s3", "ListBucketVersions"),
        writes: actions("s3", "DeleteObject DeleteObjectVersion"),
      },
    ),
    behaves: async () => (await behaviours()).bucket,
  },
  bucketLifecycleConfiguration: part(
    "bucketLifecycleConfiguration",
    "aws_s3_bucket_lifecycle_configuration",
    needs("s3", "GetLifecycleConfiguration", "PutLifecycleConfiguration"),
    {
      forms: { LifecycleConfiguration: lifecycle },
    },
  ),
  bucketOwnershipControls: part(
    "bucketOwnershipControls",
    "aws_s3_bucket_ownership_controls",
    needs("s3", "GetBucketOwnershipControls", "PutBucketOwnershipControls"),
  ),
  bucketPolicy: {
    ...part(
      "bucketPolicy",
      "aws_s3_bucket_policy",
      needs("s3", "GetBucketPolicy", "PutBucketPolicy DeleteBucketPolicy"),
    ),
    price: free("a policy"),
    cloudFormation: {
      type: "AWS::S3::BucketPolicy",
      properties: { Policy: "PolicyDocument" },
      tags: "none",
    },
  },
  bucketPublicAccessBlock: part(
    "bucketPublicAccessBlock",
    "aws_s3_bucket_public_access_block",
    needs("s3", "GetBucketPublicAccessBlock", "PutBucketPublicAccessBlock"),
  ),
  bucketServerSideEncryptionConfiguration: part(
    "bucketServerSideEncryptionConfiguration",
    "aws_s3_bucket_server_side_encryption_configuration",
    needs("s3", "GetEncryptionConfiguration", "PutEncryptionConfiguration"),
    {
      properties: { ServerSideEncryptionConfiguration: "BucketEncryption" },
      forms: { BucketEncryption: bucketEncryption },
    },
  ),
  bucketVersioning: part(
    "bucketVersioning",
    "aws_s3_bucket_versioning",
    needs("s3", "GetBucketVersioning", "PutBucketVersioning"),
    {},
    "paid with the bucket, by what it keeps",
  ),
});

function lifecycle({ Rules }: { readonly Rules: readonly Rule[] }): unknown {
  return {
    Rules: Rules.map((rule) => ({
      ...without(rule, "ID", "Filter", "Expiration"),
      Id: rule.ID,
      ExpirationInDays: rule.Expiration.Days,
    })),
  };
}

interface Rule extends Inputs {
  readonly ID: string;
  readonly Expiration: { readonly Days: number };
}

function bucketEncryption({ Rules }: { readonly Rules: readonly Inputs[] }): unknown {
  const rules = Rules.map(({ ApplyServerSideEncryptionByDefault }) => ({
    ServerSideEncryptionByDefault: ApplyServerSideEncryptionByDefault,
  }));
  return { ServerSideEncryptionConfiguration: rules };
}
