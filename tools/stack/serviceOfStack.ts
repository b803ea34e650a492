import type { ServiceNames } from "../../components/live";
import type { AwsSettings } from "../../settings";
import { physicalNames } from "../../settings/names";
import { parseAws } from "../../settings/parse";
import { awsSchema } from "../../settings/schema/aws";
import { sharedClusterIn } from "../../settings/sharing";
import { UsageError, type StackConfig } from "./readStackConfig";

/** Where a stack's service is. */
export interface StackService {
  readonly aws: AwsSettings;
  readonly names: ServiceNames;
}

/**
 * Finds a stack's service by its files alone. Raises a SettingsError that lists every bad `aws:` key, and a UsageError
 * for one that is encrypted, which only the Pulumi CLI can read.
 */
export function stackService(config: StackConfig): StackService {
  const { project, stack, values } = config;
  const displayName = values[`${project}:displayName`];
  const shared = sharedClusterIn(project, values[`${project}:sharedWith`]);
  const { cluster, service, logGroup } = physicalNames(project, stack, displayName, shared);
  return { aws: awsSettings(config), names: { cluster, service, logGroup } };
}

function awsSettings(config: StackConfig): AwsSettings {
  const encrypted = Object.keys(awsSchema)
    .map((key) => `aws:${key}`)
    .find((key) => config.undecided.includes(key));
  if (encrypted !== undefined) throw encryptedKey(config, encrypted);
  const { stack, values, secretKeys } = config;
  return parseAws({ stack, values, isSecret: (key) => secretKeys.includes(key) });
}

function encryptedKey({ stack }: StackConfig, key: string): UsageError {
  return new UsageError(
    `${key} is encrypted in Pulumi.${stack}.yaml, and this command reads it without the Pulumi CLI. ` +
      `Where it is no secret: pulumi config set ${key} <value> --plaintext --stack ${stack}`,
  );
}
