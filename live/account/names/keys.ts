import { KMSClient, ListResourceTagsCommand, paginateListAliases } from "@aws-sdk/client-kms";
import { withClient } from "../../calls/clients";
import type { Find, Found } from "./types";

/**
 * Aliases of keys by name. An alias has no tags: it belongs to the stack that owns its key.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
 */
export const findKeyAliases: Find = async (config, names, ask) => {
  return withClient(KMSClient, config, async (client) => {
    const found = await ask("kms:ListAliases", async () => {
      const all: Found[] = [];
      for await (const { Aliases } of paginateListAliases({ client }, {})) {
        for (const { AliasName: name = "", TargetKeyId: KeyId } of Aliases ?? []) {
          if (!names.includes(name)) continue;
          const { Tags = [] } = await client.send(new ListResourceTagsCommand({ KeyId }));
          const tags = Tags.map(({ TagKey = "", TagValue = "" }) => [TagKey, TagValue] as const);
          all.push({ name, tags: Object.fromEntries(tags) });
        }
      }
      return all;
    });
    return found ?? [];
  });
};
