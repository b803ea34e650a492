import type * as aws from "../../aws";
import { actions, and, needs, type ForEach } from "../types";

const tags = "TagResource UntagResource";

export const iam: ForEach<typeof aws.iam> = {
  // DeleteRolePermissionsBoundary is left out on purpose: whoever may remove a boundary is not limited by it.
  role: needs(
    "iam",
    "GetRole ListRolePolicies ListAttachedRolePolicies GetRolePolicy ListInstanceProfilesForRole",
    "UpdateRole UpdateRoleDescription PutRolePermissionsBoundary DeleteRole TagRole UntagRole",
  ),
  rolePolicy: needs("iam", "GetRolePolicy", "DeleteRolePolicy"),
  rolePolicyAttachment: needs("iam", "ListAttachedRolePolicies", "DetachRolePolicy"),
  instanceProfile: and(
    needs(
      "iam",
      "GetInstanceProfile",
      "RemoveRoleFromInstanceProfile DeleteInstanceProfile TagInstanceProfile UntagInstanceProfile",
    ),
    { writes: actions("iam", "PassRole") },
  ),
};

export const secretsmanager: ForEach<typeof aws.secretsmanager> = {
  secret: and(
    needs(
      "secretsmanager",
      "DescribeSecret GetResourcePolicy",
      `UpdateSecret DeleteSecret RestoreSecret ${tags}`,
    ),
    // With the stack's own key, the identity that writes the secret must be allowed to use the key.
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
    { writes: actions("kms", "GenerateDataKey Decrypt") },
  ),
  // A refresh must read the value to compare it. This counts as a write, so that previews do not have it.
  secretVersion: and(needs("secretsmanager", "DescribeSecret", "GetSecretValue"), {
    writes: actions("secretsmanager", "UpdateSecretVersionStage"),
  }),
};

export const kms: ForEach<typeof aws.kms> = {
  key: needs(
    "kms",
    "DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags",
    `EnableKeyRotation DisableKeyRotation EnableKey DisableKey PutKeyPolicy UpdateKeyDescription ScheduleKeyDeletion ${tags}`,
  ),
  alias: needs("kms", "ListAliases", "UpdateAlias DeleteAlias"),
};

const part = (read: string, write: string) => needs("s3", read, write);

export const s3: ForEach<typeof aws.s3> = {
  // The provider reads every property of a bucket together with the bucket.
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket.go
  bucket: and(
    part(
      "ListBucket GetBucketLocation GetBucketPolicy GetBucketAcl GetBucketCORS GetBucketWebsite GetBucketVersioning " +
        "GetAccelerateConfiguration GetBucketRequestPayment GetBucketLogging GetLifecycleConfiguration " +
        "GetReplicationConfiguration GetEncryptionConfiguration GetBucketObjectLockConfiguration GetBucketTagging " +
        "ListTagsForResource",
      `DeleteBucket ${tags}`,
    ),
    // A disposable stack empties its bucket before it deletes it.
    {
      reads: actions("s3", "ListBucketVersions"),
      writes: actions("s3", "DeleteObject DeleteObjectVersion"),
    },
  ),
  bucketPublicAccessBlock: part("GetBucketPublicAccessBlock", "PutBucketPublicAccessBlock"),
  bucketOwnershipControls: part("GetBucketOwnershipControls", "PutBucketOwnershipControls"),
  bucketServerSideEncryptionConfiguration: part(
    "GetEncryptionConfiguration",
    "PutEncryptionConfiguration",
  ),
  bucketVersioning: part("GetBucketVersioning", "PutBucketVersioning"),
  bucketLifecycleConfiguration: part("GetLifecycleConfiguration", "PutLifecycleConfiguration"),
  bucketPolicy: part("GetBucketPolicy", "PutBucketPolicy DeleteBucketPolicy"),
};
