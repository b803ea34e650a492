import { RestoreSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { withClient, type ClientConfig } from "../clients";
import { describeError } from "../errors";

/**
 * Cancels the deletion of a secret that waits for the end of its recovery window. Rejects with an Error that names the
 * secret if AWS refuses.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html
 */
export async function restoreSecret(config: ClientConfig, secretArn: string): Promise<void> {
  return withClient(SecretsManagerClient, config, async (client) => {
    try {
      await client.send(new RestoreSecretCommand({ SecretId: secretArn }));
    } catch (cause) {
      const { error, message } = describeError(cause);
      throw new Error(`The secret ${secretArn} cannot be restored: ${error}: ${message}`, {
        cause,
      });
    }
  });
}
