import * as pulumi from "@pulumi/pulumi";
import type * as iam from "@pulumi/aws/iam";
import * as s3 from "@pulumi/aws/s3";

export interface AccessLogsArgs {
  /** Name of the bucket without the account, which follows it: S3's names are unique in all accounts. */
  readonly namePrefix: string;
  /** The account of the bucket and of the balancer. */
  readonly accountId: pulumi.Input<string>;
  /** Days that S3 keeps a log. */
  readonly days: number;
  /** Let `destroy` delete the bucket although it holds logs; else nothing that Pulumi does deletes it. */
  readonly forceDestroy: boolean;
  /** Name of the bucket, if it was kept and is to be adopted. Its parts are simply set again. */
  readonly keptBucket?: string;
}

/** Name of the bucket for the balancer's access logs, resolved once the balancer may write there; undefined for 0 days. */
export function accessLogBucket(
  name: string,
  args: AccessLogsArgs,
  opts?: pulumi.ComponentResourceOptions,
): pulumi.Output<string> | undefined {
  return args.days > 0 ? new AccessLogs(name, args, opts).bucketName : undefined;
}

/** Days in which a log that was deleted can be brought back, and after which a broken upload is given up. */
const graceDays = 7;

/**
 * The private bucket into which the balancer writes one line for each request.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export class AccessLogs extends pulumi.ComponentResource {
  /** Known once the balancer may write there. */
  public readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: AccessLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:accessLogs:AccessLogs", name, {}, opts);
    // Not protected: a stack that stops logging would lose what closes the bucket first, and then be refused. So all of
    // it stays, and what it holds expires.
    const own = { parent: this, retainOnDelete: !args.forceDestroy };
    const bucket = new s3.Bucket(
      name,
      {
        bucket: pulumi.interpolate`${args.namePrefix}-${args.accountId}`,
        forceDestroy: args.forceDestroy,
      },
      { ...own, import: args.keptBucket },
    );
    const closed = close(name, bucket, own);
    expire(name, bucket, args.days, own);
    const policy = new s3.BucketPolicy(
      `${name}-policy`,
      {
        bucket: bucket.bucket,
        policy: pulumi.jsonStringify(accessLogPolicy(bucket.arn, args.accountId)),
      },
      // S3 refuses two changes of one bucket's access at the same time.
      { ...own, dependsOn: closed },
    );
    this.bucketName = policy.bucket;
    this.registerOutputs({ bucketName: this.bucketName });
  }
}

/** Options of everything that the bucket is. */
interface Own {
  readonly parent: pulumi.Resource;
  readonly retainOnDelete: boolean;
}

/** Nothing public, no ACLs, encrypted with S3's own keys: a balancer writes to no other. */
function close(name: string, { bucket }: s3.Bucket, opts: Own): pulumi.Resource[] {
  const block = new s3.BucketPublicAccessBlock(
    `${name}-private`,
    {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    opts,
  );
  const ownership = new s3.BucketOwnershipControls(
    `${name}-ownership`,
    { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    { ...opts, dependsOn: [block] },
  );
  new s3.BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    { bucket, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
    opts,
  );
  return [block, ownership];
}

/** A log is written once, so that its versions cost nothing until somebody deletes it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html */
function expire(name: string, { bucket }: s3.Bucket, days: number, opts: Own): void {
  const versioning = new s3.BucketVersioning(
    `${name}-versioning`,
    { bucket, versioningConfiguration: { status: "Enabled" } },
    opts,
  );
  new s3.BucketLifecycleConfiguration(
    `${name}-lifecycle`,
    {
      bucket,
      rules: [
        {
          id: "expire",
          status: "Enabled",
          filter: {},
          expiration: { days },
          noncurrentVersionExpiration: { noncurrentDays: graceDays },
          abortIncompleteMultipartUpload: { daysAfterInitiation: graceDays },
        },
      ],
    },
    { ...opts, dependsOn: [versioning] },
  );
}

/**
 * Elastic Load Balancing may write, and nobody may come without TLS. The account in the path is the balancer's own, which
 * AWS puts there: no other account's balancer writes here. Conditions on `aws:SourceArn` are not among what AWS documents
 * for these calls, and a key that a call does not bring would refuse all logs.
 */
export function accessLogPolicy(bucketArn: pulumi.Input<string>, accountId: pulumi.Input<string>) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "BalancerWrites",
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${bucketArn}/AWSLogs/${accountId}/*`,
      },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, pulumi.interpolate`${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
