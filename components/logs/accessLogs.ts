import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../iam/partition";
import type * as iam from "@pulumi/aws/iam";
import * as s3 from "@pulumi/aws/s3";

/** The bucket, and how long it keeps the logs. */
export interface AccessLogsArgs {
  /** Start of the bucket's name. The account id follows it, because S3's names are unique across all accounts. */
  readonly namePrefix: string;
  /** The account of both the bucket and the balancer. */
  readonly accountId: pulumi.Input<string>;
  readonly region: string;
  /** Days that S3 keeps a log; 0 for no logs. */
  readonly days: number;
  /** Whether `destroy` deletes the bucket together with its logs. If not, Pulumi never deletes the bucket. */
  readonly forceDestroy: boolean;
  /**
   * Name of an existing bucket that the stack adopts; undefined for a new bucket. Pulumi sets all
   * settings of an adopted bucket again.
   */
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

/** Days in which a deleted log can be restored. S3 also gives up a broken upload after so many days. */
const graceDays = 7;

/**
 * The private bucket to which the balancer writes one line for each request.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export class AccessLogs extends pulumi.ComponentResource {
  /** Name of the bucket, resolved once the balancer may write there. */
  public readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: AccessLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:accessLogs:AccessLogs", name, {}, opts);
    // Not protected: if a stack stopped logging, Pulumi would first delete the settings that keep the bucket private
    // and then be refused. So the bucket and its settings all stay, and the logs expire.
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
        policy: pulumi.jsonStringify(accessLogPolicy(bucket.arn, args)),
      },
      // S3 refuses two changes of one bucket's access at the same time.
      { ...own, dependsOn: closed },
    );
    this.bucketName = policy.bucket;
    this.registerOutputs({ bucketName: this.bucketName });
  }
}

/** Options of the bucket and all its settings. */
interface Own {
  readonly parent: pulumi.Resource;
  readonly retainOnDelete: boolean;
}

/**
 * Keeps the bucket private: no public access, no ACLs, encrypted with S3's own keys. A balancer cannot write to a
 * bucket that another key encrypts.
 */
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

/**
 * Deletes old logs. A log is written once, so its versions cost nothing until somebody deletes it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
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
 * The accounts from which Elastic Load Balancing writes in China and GovCloud, as AWS documents them. In every other
 * partition, the service has the same name everywhere.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
const balancingAccounts: Readonly<Record<string, string>> = {
  "cn-north-1": "638102146993",
  "cn-northwest-1": "037604701340",
  "us-gov-east-1": "190560391635",
  "us-gov-west-1": "048591011584",
};

function logWriter(region: string): iam.AWSPrincipal | iam.ServicePrincipal {
  const account = balancingAccounts[region];
  return account === undefined
    ? { Service: "logdelivery.elasticloadbalancing.amazonaws.com" }
    : { AWS: `arn:${partitionOf(region)}:iam::${account}:root` };
}

/**
 * Lets Elastic Load Balancing write, and refuses every access without TLS. AWS puts the balancer's own account into the
 * path, so no other account's balancer writes here. There is no condition on `aws:SourceArn`: AWS does not document
 * that these calls carry it, and if they do not, it would refuse all logs.
 */
function accessLogPolicy(
  bucketArn: pulumi.Input<string>,
  { accountId, region }: Pick<AccessLogsArgs, "accountId" | "region">,
) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "BalancerWrites",
        Effect: "Allow",
        Principal: logWriter(region),
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
