import type { StackTags } from "../../../components/account/stackTags";
import type { ServiceNames } from "../../../components/common/live/service";
import type { AwsSettings } from "../../../settings";
import { physicalNames, type Names } from "../../../settings/names";
import { parseAws } from "../../../settings/parse";
import { awsSchema } from "../../../settings/schema/aws";
import { sharedClusterIn } from "../../../settings/toSettings/sharing";
import type { StackConfig } from "../readStackConfig";
import { refuseEncrypted } from "./refuseEncrypted";

/** Where to find a stack's service. */
export interface StackService {
  readonly aws: AwsSettings;
  readonly names: ServiceNames;
  /** The tags that only this stack's resources carry. */
  readonly stackTags: StackTags;
}

/**
 * Finds a stack's service from its files alone. Raises a SettingsError that lists every bad `aws:` key. Raises a
 * UsageError for an encrypted one, because only the Pulumi CLI can read it.
 */
export function stackService(config: StackConfig): StackService {
  const { cluster, service, logGroup, eventLog } = namesOf(config);
  return {
    aws: awsSettings(config),
    names: { cluster, service, logGroup, eventLog },
    stackTags: { Project: config.project, Stack: config.stack },
  };
}

/** Every physical name of a stack, by its files. */
export function namesOf({ project, stack, values }: StackConfig): Names {
  const displayName = values[`${project}:displayName`];
  const shared = sharedClusterIn(project, values[`${project}:sharedWith`]);
  return physicalNames(project, stack, displayName, shared);
}

function awsSettings(config: StackConfig): AwsSettings {
  refuseEncrypted(
    config,
    Object.keys(awsSchema).map((key) => `aws:${key}`),
  );
  const { stack, values, secretKeys } = config;
  return parseAws({ stack, values, isSecret: (key) => secretKeys.includes(key) });
}
