import type * as pulumi from "@pulumi/pulumi";
import type * as iam from "@pulumi/aws/iam";
import { serviceDomain } from "./serviceDomain";

/** Allows reading these secrets and nothing else. */
export function readSecretsPolicy(secretArns: readonly pulumi.Input<string>[]) {
  return {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: [...secretArns] },
    ],
  } as const satisfies iam.PolicyDocument;
}

/**
 * Allows decrypting with this key, and only through Secrets Manager.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export function decryptSecretsPolicy(keyArn: pulumi.Input<string>, region: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: keyArn,
        Condition: {
          StringEquals: { "kms:ViaService": `secretsmanager.${region}.${serviceDomain(region)}` },
        },
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
