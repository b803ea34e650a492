import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { withClient, type ClientConfig } from "../calls/clients";
import { isNamed } from "../calls/errors";
import { ifThere } from "../account/names/tags";

/** One version of a secret. */
export interface SecretVersionId {
  /** Name of the secret. */
  readonly name: string;
  readonly version: string;
}

/**
 * The values of versions of secrets, by version. A version that AWS has deleted is left out, and so is a secret that
 * waits for its deletion. Rejects if AWS refuses. The values are only for a process on this machine: nothing may print
 * or store them.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
 */
export async function versionValues(
  config: ClientConfig,
  versions: readonly SecretVersionId[],
): Promise<ReadonlyMap<string, string>> {
  return withClient(SecretsManagerClient, config, async (client) => {
    const valueOf = ({ name, version }: SecretVersionId) =>
      ifThere(
        async () => {
          const command = new GetSecretValueCommand({ SecretId: name, VersionId: version });
          return (await client.send(command)).SecretString;
        },
        (error) =>
          isNamed(error, "ResourceNotFoundException") || isNamed(error, "InvalidRequestException"),
      );
    const values = await Promise.all(
      versions.map(async (each) => [each.version, await valueOf(each)] as const),
    );
    return new Map(values.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
  });
}
