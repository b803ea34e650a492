import { awsModule, byUse, free, none, text, withArn, type Facts } from "./kind";

const behaviours = () => import("../account/types/bucket");

/** One call's worth of a bucket's set-up. */
function part(terraform: string, price = "paid with the bucket"): Facts {
  return {
    price: free(price),
    controls: none("judged with its bucket"),
    terraform,
    cloudFormation: none("a property of the bucket there"),
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
    cloudFormation: { type: "AWS::S3::Bucket" },
    behaves: async () => (await behaviours()).bucket,
  },
  bucketLifecycleConfiguration: part("aws_s3_bucket_lifecycle_configuration"),
  bucketOwnershipControls: part("aws_s3_bucket_ownership_controls"),
  bucketPolicy: {
    ...part("aws_s3_bucket_policy", "a policy"),
    cloudFormation: { type: "AWS::S3::BucketPolicy" },
  },
  bucketPublicAccessBlock: part("aws_s3_bucket_public_access_block", "a policy"),
  bucketServerSideEncryptionConfiguration: part(
    "aws_s3_bucket_server_side_encryption_configuration",
  ),
  bucketVersioning: part("aws_s3_bucket_versioning", "paid with the bucket, by what it keeps"),
});
