import { UsageError, type StackConfig } from "../readStackConfig";

/** Raises a UsageError if one of these full keys is encrypted, because only the Pulumi CLI can read it. */
export function refuseEncrypted(config: StackConfig, fullKeys: readonly string[]): void {
  const { project, stack, undecided } = config;
  const full = fullKeys.find((each) => undecided.includes(each));
  if (full === undefined) return;
  const key = full.startsWith(`${project}:`) ? full.slice(project.length + 1) : full;
  throw new UsageError(
    `${key} is encrypted in Pulumi.${stack}.yaml, and this command reads it without the Pulumi CLI. ` +
      `If it is not secret: pulumi config set ${key} <value> --plaintext --stack ${stack}`,
  );
}
