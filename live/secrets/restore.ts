import {
  RestoreSecretCommand,
  SecretsManagerClient,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-secrets-manager";
import { restoredTag } from "../../components/account/takenNames/restoredTag";
import { withClient, type ClientConfig } from "../calls/clients";
import { describeError, errorLine } from "../calls/errors";

/**
 * Cancels the deletion of a secret that waits for the end of its recovery window, and marks it: AWS tags no secret that
 * waits. Rejects with an Error that names the secret if AWS refuses.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html
 */
export async function restoreSecret(config: ClientConfig, SecretId: string): Promise<void> {
  await ask(config, `The secret ${SecretId} cannot be restored`, async (client) => {
    await client.send(new RestoreSecretCommand({ SecretId }));
    const Tags = [{ Key: restoredTag, Value: "true" }];
    await client.send(new TagResourceCommand({ SecretId, Tags }));
  });
}

/** Takes off the mark. Rejects with an Error that names the secret if AWS refuses. */
export async function unmarkSecret(config: ClientConfig, SecretId: string): Promise<void> {
  await ask(config, `The tag ${restoredTag} of ${SecretId} cannot be removed`, (client) =>
    client.send(new UntagResourceCommand({ SecretId, TagKeys: [restoredTag] })),
  );
}

async function ask(
  config: ClientConfig,
  failed: string,
  send: (client: SecretsManagerClient) => Promise<unknown>,
): Promise<void> {
  return withClient(SecretsManagerClient, config, async (client) => {
    try {
      await send(client);
    } catch (cause) {
      const failure = errorLine(describeError(cause));
      throw new Error(`${failed}: ${failure}`, { cause });
    }
  });
}
