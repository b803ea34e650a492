import * as pulumi from "@pulumi/pulumi";
import type * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import { serviceDomain } from "../iam";
import { publishers } from "../monitoring/notifications/topicPolicy";
import { partitionOf } from "../iam/partition";

/** The name of the key, and what it encrypts. */
export interface EncryptionKeyArgs {
  /** Name of the alias without `alias/`. */
  readonly aliasName: string;
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
  /** Log groups that the key encrypts. */
  readonly logGroupNames: readonly string[];
  /**
   * Whether the stack is worth keeping: the key is then protected, and a deleted key can be restored for 30 days
   * instead of 7.
   */
  readonly protect: boolean;
}

/** Which key encrypts the stack's data: AWS's own, or one that the account owns. */
export type Encryption = "aws" | "customerKey";

/** Makes the stack's own key and returns its ARN; undefined if AWS's keys are used. */
export function ownKeyArn(
  name: string,
  { encryption, ...args }: EncryptionKeyArgs & { readonly encryption: Encryption },
  opts?: pulumi.ComponentResourceOptions,
): pulumi.Output<string> | undefined {
  switch (encryption) {
    case "aws":
      return undefined;
    case "customerKey":
      return new EncryptionKey(name, args, opts).arn;
  }
}

/**
 * One key, owned by the account, for logs, secrets, images and alarms. AWS rotates it every year.
 * https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
export class EncryptionKey extends pulumi.ComponentResource {
  /** ARN of the key. */
  public readonly arn: pulumi.Output<string>;

  constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:encryptionKey:EncryptionKey", name, {}, opts);
    const key = new kms.Key(
      name,
      {
        description: `What ${args.aliasName} stores`,
        enableKeyRotation: true,
        deletionWindowInDays: args.protect ? 30 : 7,
        policy: pulumi.jsonStringify(keyPolicy(args)),
      },
      { parent: this, protect: args.protect },
    );
    new kms.Alias(
      `${name}-alias`,
      { name: `alias/${args.aliasName}`, targetKeyId: key.keyId },
      { parent: this },
    );
    this.arn = key.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

type KeyPolicyArgs = Pick<EncryptionKeyArgs, "region" | "accountId" | "logGroupNames">;

/**
 * Policy of the key. IAM decides who in the account uses it, as for any other resource. CloudWatch may use it for these
 * log groups. Services that publish to a topic may use it for events of this account. In a key's policy, `*` means the
 * key itself.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function keyPolicy({ region, accountId, logGroupNames }: KeyPolicyArgs) {
  const partition = partitionOf(region);
  const use = ["kms:Decrypt", "kms:GenerateDataKey*"];
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "account",
        Effect: "Allow",
        Principal: { AWS: pulumi.interpolate`arn:${partition}:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "logs",
        Effect: "Allow",
        Principal: { Service: `logs.${region}.${serviceDomain(region)}` },
        Action: [...use, "kms:Encrypt", "kms:ReEncrypt*", "kms:DescribeKey"],
        Resource: "*",
        Condition: {
          ArnEquals: {
            "kms:EncryptionContext:aws:logs:arn": logGroupNames.map(
              (group) =>
                pulumi.interpolate`arn:${partition}:logs:${region}:${accountId}:log-group:${group}`,
            ),
          },
        },
      },
      {
        Sid: "alarms",
        Effect: "Allow",
        Principal: { Service: [...publishers] },
        Action: use,
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
