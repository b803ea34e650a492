import type { ServiceNames } from "../../components/live";
import { SettingsError, type AwsSettings } from "../../settings";
import { keyProblems, knownKeys } from "../../settings/describe";
import { physicalNames } from "../../settings/names";
import type { Problem } from "../../settings/problems";
import { awsSchema } from "../../settings/schema/aws";
import { UsageError, type StackConfig } from "../preview/project";

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
  const displayName = values[`${project}:displayName`] ?? project;
  const { cluster, service, logGroup } = physicalNames(project, stack, displayName);
  return { aws: awsSettings(config), names: { cluster, service, logGroup } };
}

function awsSettings(config: StackConfig): AwsSettings {
  const problems: Problem[] = [];
  const entries = Object.entries(awsSchema).map(([key, rule]) => {
    const full = `aws:${key}`;
    if (config.undecided.includes(full)) throw encryptedKey(config, full);
    const text = config.values[full];
    const given = knownKeys(rule) === "text" ? text : decode(text);
    const result = rule.safeParse(given);
    if (!result.success) {
      const secret = config.secretKeys.includes(full);
      problems.push(...keyProblems(full, rule, given, result.error.issues, secret));
    }
    return [key, result.data] as const;
  });
  if (problems.length > 0) throw new SettingsError(config.stack, problems);
  return Object.fromEntries(entries) as unknown as AwsSettings;
}

function encryptedKey({ stack }: StackConfig, key: string): UsageError {
  return new UsageError(
    `${key} is encrypted in Pulumi.${stack}.yaml, and this command reads it without the Pulumi CLI. ` +
      `Where it is no secret: pulumi config set ${key} <value> --plaintext --stack ${stack}`,
  );
}

/** Structured values are JSON; anything else is what was typed. */
function decode(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
