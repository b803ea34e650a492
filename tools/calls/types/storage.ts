import { capitals, list, mapped, tagList, to, type Field } from "../fields";
import type { ResourceShape } from "../types";

const bucketName = to("Bucket");

/** One call that sets up a part of a bucket. */
function part(call: string, input: string, field: Field): ResourceShape {
  return { calls: [{ call: `s3.${call}`, fields: { bucket: bucketName, [input]: field } }] };
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

/** The call has all four of them in one map. */
const blocked = Object.fromEntries(
  ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"].map(
    (name) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      to(`PublicAccessBlockConfiguration.${name}`),
    ],
  ),
);

export const bucket: ResourceShape = {
  calls: [
    { call: "s3.CreateBucket", fields: { bucket: bucketName } },
    { call: "s3.PutBucketTagging", own: "Bucket", fields: { tags: tagList("Tagging.TagSet") } },
  ],
  providerOnly: ["forceDestroy"],
};

export const bucketPublicAccessBlock: ResourceShape = {
  calls: [{ call: "s3.PutPublicAccessBlock", fields: { bucket: bucketName, ...blocked } }],
};

export const bucketOwnershipControls: ResourceShape = part(
  "PutBucketOwnershipControls",
  "rule",
  to("OwnershipControls.Rules.0", mapped(capitals("objectOwnership"))),
);

export const bucketServerSideEncryptionConfiguration: ResourceShape = part(
  "PutBucketEncryption",
  "rules",
  to("ServerSideEncryptionConfiguration.Rules", encryptionRules),
);

export const bucketVersioning: ResourceShape = part(
  "PutBucketVersioning",
  "versioningConfiguration",
  to("VersioningConfiguration", mapped(capitals("status"))),
);

export const bucketLifecycleConfiguration: ResourceShape = part(
  "PutBucketLifecycleConfiguration",
  "rules",
  to("LifecycleConfiguration.Rules", lifecycleRules),
);

export const bucketPolicy: ResourceShape = part("PutBucketPolicy", "policy", to("Policy"));
