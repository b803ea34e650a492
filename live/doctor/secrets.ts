import { paginateListSecrets, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Ask } from "../calls/ask";
import { withClient, type ClientConfig } from "../calls/clients";

/** A secret as AWS lists it, without its value. */
export interface KeptSecret {
  readonly name: string;
  readonly arn: string;
  /** The key that encrypts it; undefined for AWS's key. */
  readonly key: string | undefined;
  /** Whether it has a current value. */
  readonly hasValue: boolean;
}

/** The secrets with names that begin with a text, except deleted ones; undefined if AWS refuses. Reads no value.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html */
export async function keptSecrets(
  config: ClientConfig,
  prefix: string,
  ask: Ask,
): Promise<readonly KeptSecret[] | undefined> {
  return withClient(SecretsManagerClient, config, async (client) => {
    return await ask("secretsmanager:ListSecrets", async () => {
      const all: KeptSecret[] = [];
      const input = { Filters: [{ Key: "name" as const, Values: [prefix] }] };
      for await (const { SecretList } of paginateListSecrets({ client }, input)) {
        for (const { Name: name = "", ARN: arn = "", ...each } of SecretList ?? []) {
          const stages = Object.values(each.SecretVersionsToStages ?? {}).flat();
          all.push({ name, arn, key: each.KmsKeyId, hasValue: stages.includes("AWSCURRENT") });
        }
      }
      return all;
    });
  });
}
