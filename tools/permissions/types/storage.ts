import type * as aws from "../../aws";
import { actions, and, needs, type ForEach } from "../types";

const tags = "TagResource UntagResource";

export const iam: ForEach<typeof aws.iam> = {
  // Whoever may take a boundary away is not bound: DeleteRolePermissionsBoundary is left out on purpose.
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
    // A stack's own key encrypts by whoever writes.
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
    { writes: actions("kms", "GenerateDataKey Decrypt") },
  ),
  // A refresh compares the value, so that it needs to read it: this counts as a write, which previews do without.
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
  // The provider reads every facet of a bucket with it.
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket.go
  bucket: and(
    part(
      "ListBucket GetBucketLocation GetBucketPolicy GetBucketAcl GetBucketCORS GetBucketWebsite GetBucketVersioning " +
        "GetAccelerateConfiguration GetBucketRequestPayment GetBucketLogging GetLifecycleConfiguration " +
        "GetReplicationConfiguration GetEncryptionConfiguration GetBucketObjectLockConfiguration GetBucketTagging " +
        "ListTagsForResource",
      `DeleteBucket ${tags}`,
    ),
    // A disposable stack empties its bucket.
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
