import * as pulumi from "@pulumi/pulumi";
import * as kms from "@pulumi/aws/kms";
import * as s3 from "@pulumi/aws/s3";
import type { PolicyDocument } from "../tools/permissions/documents";

/** Days for which the bucket keeps a state that was replaced. */
const keptDays = 90;

/** Where state is, if it is not in Pulumi Cloud. */
export interface StatePlace {
  /** `s3://<bucket>?region=<region>`, for `pulumi login`. */
  readonly backendUrl: pulumi.Output<string>;
  /** `awskms://alias/<name>?region=<region>`, for `pulumi stack init --secrets-provider`. */
  readonly secretsProvider: pulumi.Output<string>;
}

/**
 * The bucket's name. It contains the account id, because a bucket's name must be unique among all
 * accounts.
 */
export function bucketName(project: string, account: string): string {
  return `${project}-state-${account}`;
}

function aliasName(project: string): string {
  return `alias/${project}-state`;
}

/**
 * Makes a bucket for the state of all stacks, and a key for the secrets in it. Pulumi locks a stack with a file in the bucket.
 * https://www.pulumi.com/docs/iac/concepts/state-and-backends/
 */
export function makeState(
  project: string,
  region: string,
  accountId: pulumi.Output<string>,
): StatePlace {
  // If the bucket or the key is lost, the state of every stack is lost.
  const options = { protect: true, retainOnDelete: true };
  const key = new kms.Key(
    "state",
    { description: `Secrets in the state of ${project}`, enableKeyRotation: true },
    options,
  );
  const alias = new kms.Alias("state", { name: aliasName(project), targetKeyId: key.keyId });
  const bucket = new s3.Bucket(
    "state",
    { bucket: accountId.apply((account) => bucketName(project, account)) },
    options,
  );
  const versioning = new s3.BucketVersioning("state", {
    bucket: bucket.bucket,
    versioningConfiguration: { status: "Enabled" },
  });
  new s3.BucketServerSideEncryptionConfiguration("state", {
    bucket: bucket.bucket,
    rules: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        bucketKeyEnabled: true,
      },
    ],
  });
  const block = new s3.BucketPublicAccessBlock("state", {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new s3.BucketLifecycleConfiguration(
    "state",
    {
      bucket: bucket.bucket,
      rules: [
        {
          id: "old-states",
          status: "Enabled",
          filter: {},
          noncurrentVersionExpiration: { noncurrentDays: keptDays },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    },
    { dependsOn: versioning },
  );
  new s3.BucketPolicy(
    "state",
    { bucket: bucket.bucket, policy: bucket.arn.apply((arn) => JSON.stringify(onlyTls(arn))) },
    { dependsOn: block },
  );
  return {
    backendUrl: pulumi.interpolate`s3://${bucket.bucket}?region=${region}`,
    secretsProvider: pulumi.interpolate`awskms://${alias.name}?region=${region}`,
  };
}

function onlyTls(arn: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
}

/** The project and the account of the state, and their partition. */
export interface StateScope {
  readonly project: string;
  readonly account: string;
  readonly partition: string;
}

/**
 * The access that a role needs to the state. It reads the state of all stacks, because a stack may
 * read another one's outputs, and writes that of one stack. A `*` at the end of the stack's name
 * stands for the number of a review stack. Without a stack, the role writes nothing.
 */
export function statePolicy(
  { project, account, partition }: StateScope,
  stack: string | undefined,
): PolicyDocument {
  const bucket = `arn:${partition}:s3:::${bucketName(project, account)}`;
  const written =
    stack === undefined
      ? []
      : stack.endsWith("*")
        ? [`${bucket}/.pulumi/*/${project}/${stack}`]
        : [".json", ".json.*", "/*"].map((end) => `${bucket}/.pulumi/*/${project}/${stack}${end}`);
  return {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["s3:ListBucket"], Resource: [bucket] },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: [`${bucket}/.pulumi/*`] },
      ...(written.length === 0
        ? []
        : [
            {
              Effect: "Allow" as const,
              Action: ["s3:PutObject", "s3:DeleteObject"],
              Resource: written,
            },
          ]),
      {
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
        Resource: [`arn:${partition}:kms:*:${account}:key/*`],
        Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [aliasName(project)] } },
      },
    ],
  };
}
