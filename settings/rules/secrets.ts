import { encryptionKeyVariable } from "../toSettings/framework";
import type { OwnKeys, Problem, RawConfig, Rule } from "../raw";
import { encryptedKeys, missingSecretKeys, secretKeys, secretName } from "../toSettings/secrets";

type Values = Partial<OwnKeys>;

function requiredSecrets(_: Values, raw: RawConfig): Problem[] {
  return missingSecretKeys(raw).map((key) => ({
    key,
    message: `is required and not set: pulumi config set --secret ${key}`,
  }));
}

function secretsAreEncrypted(_: Values, raw: RawConfig): Problem[] {
  return encryptedKeys
    .filter(({ key }) => {
      const fullKey = `${raw.project}:${key}`;
      const value = raw.values[fullKey];
      // `pulumi config rm --path secrets.<NAME>` leaves an empty map, which holds no secret.
      return value !== undefined && value !== "{}" && !raw.isSecret(fullKey);
    })
    .map(({ key, command }) => ({
      key,
      message: `is stored as plain text and must be encrypted: ${command}`,
    }));
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html */
function secretValues(values: Values): Problem[] {
  const all = [
    ...secretKeys.map(({ key }) => [key, values[key]] as const),
    ...Object.entries(values.secrets ?? {}).map(
      ([name, value]) => [`secrets.${name}`, value] as const,
    ),
  ];
  return all.flatMap(([key, value]) => {
    if (value === "")
      return [{ key, message: "is empty, and Secrets Manager keeps no empty value" }];
    if (value !== undefined && Buffer.byteLength(value) > 65_536) {
      return [{ key, message: "is longer than the 65536 bytes that Secrets Manager keeps" }];
    }
    return [];
  });
}

function distinctSecrets({ secrets = {}, framework }: Values): Problem[] {
  const taken = new Map(secretKeys.map(({ name, key }) => [name, key as string]));
  if (framework === "nextjs" && !Object.hasOwn(secrets, encryptionKeyVariable)) {
    taken.set(secretName(encryptionKeyVariable), `Next.js's ${encryptionKeyVariable}`);
  }
  return Object.keys(secrets).flatMap((variable) => {
    const key = `secrets.${variable}`;
    const owner = secretKeys.find((secret) => secret.variable === variable);
    if (owner)
      return [{ key, message: `has a key of its own: pulumi config set --secret ${owner.key}` }];
    const name = secretName(variable);
    const other = taken.get(name);
    taken.set(name, key);
    return other
      ? [{ key, message: `is kept under the same name (${name}) as ${other}: rename it` }]
      : [];
  });
}

function environmentNames({ environment = {}, secrets = {}, framework }: Values): Problem[] {
  return Object.keys(environment).flatMap((variable) => {
    const key = `environment.${variable}`;
    const owner = secretKeys.find((secret) => secret.variable === variable);
    if (owner) {
      return [
        { key, message: `is a secret: remove it and pulumi config set --secret ${owner.key}` },
      ];
    }
    if (Object.hasOwn(secrets, variable))
      return [{ key, message: `is in secrets too: remove one of the two` }];
    if (variable === encryptionKeyVariable && framework === "nextjs") {
      const command = `pulumi config set --path --secret secrets.${variable}`;
      return [{ key, message: `is a secret: remove it; for a value of your own, ${command}` }];
    }
    if (variable === "PORT") return [{ key, message: "follows containerPort: set that instead" }];
    return [];
  });
}

function followedSecrets({ followRotation = [], secrets, ...values }: Values): Problem[] {
  if (!secrets) return [];
  const known = [
    ...secretKeys.filter(({ key }) => values[key] !== undefined).map(({ variable }) => variable),
    ...Object.keys(secrets),
  ];
  return followRotation
    .filter((variable) => !known.includes(variable))
    .map((variable) => ({
      key: "followRotation",
      message: `names ${variable}, which is not a secret of this stack: it has ${known.length > 0 ? known.join(", ") : "none"}. To add it: ${setting(variable)}`,
    }));
}

/** The command that sets a secret, by its variable. */
function setting(variable: string): string {
  const owner = secretKeys.find((secret) => [secret.variable, secret.key].includes(variable));
  return owner
    ? `pulumi config set --secret ${owner.key}`
    : `pulumi config set --path --secret secrets.${variable}`;
}

/** The rules for secrets and for the environment beside them. */
export const secretRules: readonly Rule[] = [
  requiredSecrets,
  secretsAreEncrypted,
  secretValues,
  distinctSecrets,
  environmentNames,
  followedSecrets,
];
