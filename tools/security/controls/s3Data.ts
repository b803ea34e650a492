import { s3, unmade } from "../../aws";
import { about, asList, field, input } from "../read";
import type { Acceptance, Control, Resources } from "../types";
import type { EvaluatedResource } from "../../evaluate";

/** The stack's only bucket, which stores the balancer's access logs. */
const logBucket = (why: string): Acceptance => ({
  reason: `It is the bucket for the balancer's access logs: ${why}`,
  review: "2027-11-30",
});

/** https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html */
export const s3DataControls: readonly Control[] = [
  {
    id: "S3.7",
    title: "Buckets are copied to another region",
    passes: (bucket, resources) =>
      about(resources, unmade.bucketReplication, "bucket", bucket).length > 0,
    met: "a replication to another region",
    open: "no replication",
    accepted: logBucket("the app runs in one region, and a loss of its logs is no loss of data."),
    checkov: ["CKV_AWS_144"],
  },
  {
    id: "S3.9",
    title: "Access to buckets is logged",
    passes: (bucket, resources) =>
      about(resources, unmade.bucketLogging, "bucket", bucket).length > 0,
    met: "logs of the bucket in another one",
    open: "no logs of access to the bucket",
    accepted: logBucket(
      "AWS itself says that a target of logs needs none, and a bucket for them would need another one.",
    ),
    checkov: ["CKV_AWS_18"],
  },
  {
    id: "S3.10",
    title: "Old versions in buckets expire",
    passes: (bucket, resources) =>
      isVersioned(bucket, resources) ? expires(bucket, resources) : undefined,
    met: "`accessLogDays`: a lifecycle for versions, too",
    open: "a bucket with versions and without lifecycle",
  },
  {
    id: "S3.11",
    title: "Buckets report their events",
    passes: (bucket, resources) =>
      about(resources, unmade.bucketNotification, "bucket", bucket).length > 0,
    met: "event notifications",
    open: "no event notifications",
    accepted: logBucket(
      "the balancer writes there every five minutes, and nobody needs a message about it.",
    ),
    checkov: ["CKV2_AWS_62"],
  },
  {
    id: "S3.13",
    title: "Objects in buckets expire",
    passes: expires,
    met: "`accessLogDays`",
    open: "no lifecycle",
    checkov: ["CKV2_AWS_61"],
  },
  {
    id: "S3.14",
    title: "Buckets keep versions",
    passes: isVersioned,
    met: "versioning",
    open: "no versioning",
    checkov: ["CKV_AWS_21"],
  },
  {
    id: "S3.15",
    title: "Objects in buckets are locked",
    passes: ({ inputs }) => inputs["objectLockEnabled"] === true,
    met: "`objectLockEnabled`",
    open: "objects can be deleted before their time",
    accepted: logBucket(
      "no law asks for its logs to be kept, and a lock would keep the bucket from being deleted with its stack.",
    ),
    checkov: ["CKV_AWS_143"],
  },
  {
    id: "S3.17",
    title: "Buckets are encrypted with KMS",
    passes: (bucket, resources) =>
      about(resources, s3.bucketServerSideEncryptionConfiguration, "bucket", bucket)
        .flatMap(({ inputs }) => asList(inputs["rules"]))
        .some((rule) =>
          String(
            field(field(rule, "applyServerSideEncryptionByDefault"), "sseAlgorithm"),
          ).startsWith("aws:kms"),
        ),
    met: "`sseAlgorithm` is `aws:kms`",
    open: "encrypted with S3's own key",
    accepted: logBucket("the balancer cannot write to a bucket that is encrypted with KMS."),
    checkov: ["CKV_AWS_145"],
  },
  {
    id: "S3.20",
    title: "Deleting versions takes a second factor",
    passes: (bucket, resources) =>
      // AWS's control leaves out buckets with a lifecycle, because they cannot have MFA delete.
      expires(bucket, resources) ? undefined : versioning(bucket, resources, "mfaDelete"),
    met: "`mfaDelete`",
    open: "no `mfaDelete`, which only the root user can turn on",
  },
];

function expires(bucket: EvaluatedResource, resources: Resources): boolean {
  return about(resources, s3.bucketLifecycleConfiguration, "bucket", bucket)
    .flatMap(({ inputs }) => asList(inputs["rules"]))
    .some((rule) => field(rule, "status") === "Enabled");
}

function isVersioned(bucket: EvaluatedResource, resources: Resources): boolean {
  return versioning(bucket, resources, "status");
}

function versioning(bucket: EvaluatedResource, resources: Resources, key: string): boolean {
  return about(resources, s3.bucketVersioning, "bucket", bucket).some(
    (each) => input(each, "versioningConfiguration", key) === "Enabled",
  );
}
