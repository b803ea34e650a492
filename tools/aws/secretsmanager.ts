import { SecretValue } from "../evaluate/types";
import { unsetSecret } from "../stack/standIns";
import { actions, and, needs } from "../permissions/types";
import { awsModule, each, free, none, text, withArn } from "./kind";

const tags = "TagResource UntagResource";

const calls = () => import("../calls/types/secrets");
const behaviours = () => import("../account/types/secrets");

/** Secrets. https://aws.amazon.com/secrets-manager/pricing/ */
export const secretsmanager = awsModule("secretsmanager", {
  secret: {
    made: (inputs, { arn, id }) => {
      const secretArn = arn("secretsmanager", `secret:${text(inputs, "name")}-${id("")}`);
      return withArn(secretArn, secretArn);
    },
    price: each({
      key: "secrets",
      group: "Secrets",
      item: "secrets",
      unit: "secret",
      price: "secretMonth",
      // Each replica costs as much as the secret.
      units: ({ replicas }) => 1 + (Array.isArray(replicas) ? replicas.length : 0),
    }),
    usage: [
      {
        key: "secretCalls",
        item: "reads of secrets",
        amount: 0.1,
        example: "1,000 reads",
        note: "each task that starts reads each of its secrets once",
      },
    ],
    controls: ["SecretsManager.1", "SecretsManager.4"],
    terraform: "aws_secretsmanager_secret",
    cloudFormation: { type: "AWS::SecretsManager::Secret" },
    calls: async () => (await calls()).secret,
    permissions: and(
      needs(
        "secretsmanager",
        "DescribeSecret GetResourcePolicy",
        `UpdateSecret DeleteSecret RestoreSecret ${tags}`,
      ),
      // With the stack's own key, the identity that writes the secret must be allowed to use the key.
      // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
      { writes: actions("kms", "GenerateDataKey Decrypt") },
    ),
    behaves: async () => (await behaviours()).secret,
  },
  secretVersion: {
    label: ({ secretString: value }) =>
      value instanceof SecretValue && value.value === unsetSecret ? unsetSecret : String(value),
    made: (inputs, { id }) => {
      const versionId = id("version-");
      const secretArn = text(inputs, "secretId");
      return withArn(`${secretArn}|${versionId}`, secretArn, { versionId });
    },
    price: free("paid with the secret"),
    controls: none("its secret is judged"),
    terraform: "aws_secretsmanager_secret_version",
    cloudFormation: none("a value, which no file may have"),
    calls: async () => (await calls()).secretVersion,
    // A refresh must read the value to compare it. The action counts as a write, so that roles that
    // only preview do not get it.
    permissions: and(needs("secretsmanager", "DescribeSecret", "GetSecretValue"), {
      writes: actions("secretsmanager", "UpdateSecretVersionStage"),
    }),
    behaves: async () => (await behaviours()).secretVersion,
  },
});
