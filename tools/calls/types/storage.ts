import { capitals, list, mapped, tagList, to, type Field } from "../fields";
import type { ResourceShape } from "../types";

const bucket = to("Bucket");

/** One call that says a part of what a bucket is set up with. */
function part(call: string, input: string, field: Field): ResourceShape {
  return { calls: [{ call: `s3.${call}`, fields: { bucket, [input]: field } }] };
}

const lifecycleRules = list({
  id: to("ID"),
  status: to("Status"),
  filter: to("Filter"),
  expiration: to("Expiration", mapped(capitals("days"))),
  noncurrentVersionExpiration: to(
    "NoncurrentVersionExpiration",
    mapped(capitals("noncurrentDays")),
  ),
  abortIncompleteMultipartUpload: to(
    "AbortIncompleteMultipartUpload",
    mapped(capitals("daysAfterInitiation")),
  ),
});

const encryptionRules = list({
  applyServerSideEncryptionByDefault: to(
    "ApplyServerSideEncryptionByDefault",
    mapped({ sseAlgorithm: to("SSEAlgorithm") }),
  ),
});

/** The call has the four of them in one map. */
const blocked = Object.fromEntries(
  ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"].map(
    (name) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      to(`PublicAccessBlockConfiguration.${name}`),
    ],
  ),
);

/** Buckets. */
export const storage: Readonly<Record<string, ResourceShape>> = {
  "aws:s3/bucket:Bucket": {
    calls: [
      { call: "s3.CreateBucket", fields: { bucket } },
      { call: "s3.PutBucketTagging", own: "Bucket", fields: { tags: tagList("Tagging.TagSet") } },
    ],
    providerOnly: ["forceDestroy"],
  },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    calls: [{ call: "s3.PutPublicAccessBlock", fields: { bucket, ...blocked } }],
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": part(
    "PutBucketOwnershipControls",
    "rule",
    to("OwnershipControls.Rules.0", mapped(capitals("objectOwnership"))),
  ),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": part(
    "PutBucketEncryption",
    "rules",
    to("ServerSideEncryptionConfiguration.Rules", encryptionRules),
  ),
  "aws:s3/bucketVersioning:BucketVersioning": part(
    "PutBucketVersioning",
    "versioningConfiguration",
    to("VersioningConfiguration", mapped(capitals("status"))),
  ),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": part(
    "PutBucketLifecycleConfiguration",
    "rules",
    to("LifecycleConfiguration.Rules", lifecycleRules),
  ),
  "aws:s3/bucketPolicy:BucketPolicy": part("PutBucketPolicy", "policy", to("Policy")),
};
