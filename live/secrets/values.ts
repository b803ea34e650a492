import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { withClient, type ClientConfig } from "../calls/clients";
import { isNamed } from "../calls/errors";

/**
 * The current values of secrets, by name; a secret that does not exist or has no value is left out. Rejects if AWS
 * refuses. The values are only for a process on this machine: nothing may print or store them.
 */
export async function secretValues(
  config: ClientConfig,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return withClient(SecretsManagerClient, config, async (client) => {
    const values = await Promise.all(
      names.map(async (name) => [name, await valueOf(client, name)] as const),
    );
    return new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  });
}

async function valueOf(client: SecretsManagerClient, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId: name }))).SecretString;
  } catch (error) {
    if (isNamed(error, "ResourceNotFoundException")) return undefined;
    throw error;
  }
}
