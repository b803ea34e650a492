import { ListTagsForResourceCommand, paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import { withClient } from "../../calls/clients";
import { tagsOf } from "./tags";
import type { Find, Found } from "./types";

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
export const findTopics: Find = async (config, names, ask) => {
  return withClient(SNSClient, config, async (client) => {
    const found = await ask("sns:ListTopics", async () => {
      const all: Found[] = [];
      for await (const { Topics } of paginateListTopics({ client }, {})) {
        for (const { TopicArn: arn = "" } of Topics ?? []) {
          const name = arn.split(":").at(-1) ?? "";
          if (!names.includes(name)) continue;
          const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceArn: arn }));
          all.push({ name, arn, tags: tagsOf(Tags) });
        }
      }
      return all;
    });
    return found ?? [];
  });
};
