import { paginateListSecrets, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { tagsOf } from "./tags";
import type { Find, Found } from "./types";
import { withClient } from "../../calls/clients";

/**
 * Secrets by name, also those that wait for their deletion, because they still keep their names.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html
 */
export const findSecrets: Find = async (config, names, ask) => {
  return withClient(SecretsManagerClient, config, async (client) => {
    const found = await ask("secretsmanager:ListSecrets", async () => {
      const all: Found[] = [];
      const Filters = [{ Key: "name" as const, Values: [...names] }];
      const input = { IncludePlannedDeletion: true, Filters };
      for await (const { SecretList } of paginateListSecrets({ client }, input)) {
        for (const { Name: name = "", ARN: arn, Tags, DeletedDate } of SecretList ?? []) {
          all.push({
            name,
            arn,
            tags: tagsOf(Tags),
            scheduledForDeletion: DeletedDate !== undefined,
          });
        }
      }
      return all.filter(({ name }) => names.includes(name));
    });
    return found ?? [];
  });
};
