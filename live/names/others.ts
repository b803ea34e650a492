import {
  DescribeRepositoriesCommand,
  ECRClient,
  ListTagsForResourceCommand as ListRepositoryTagsCommand,
} from "@aws-sdk/client-ecr";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { ListTagsForResourceCommand, paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import { isNamed } from "../errors";
import { ifThere, tagsOf } from "./tags";
import type { Find, Found } from "./types";
import { withClient } from "../clients";

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html */
export const findRepositories: Find = async (config, names, ask) => {
  return withClient(ECRClient, config, async (client) => {
    const found = names.map((name) =>
      ask("ecr:DescribeRepositories", async () => {
        const answer = await ifThere(
          () => client.send(new DescribeRepositoriesCommand({ repositoryNames: [name] })),
          (error) => isNamed(error, "RepositoryNotFoundException"),
        );
        const [repository] = answer?.repositories ?? [];
        if (!repository) return [];
        const resourceArn = repository.repositoryArn;
        const { tags } = await client.send(new ListRepositoryTagsCommand({ resourceArn }));
        return [{ name, arn: resourceArn, tags: tagsOf(tags) }];
      }),
    );
    return (await Promise.all(found)).flatMap((each) => each ?? []);
  });
};

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const findRoles: Find = async (config, names, ask) => {
  return withClient(IAMClient, config, async (client) => {
    const found = names.map((name) =>
      ask("iam:GetRole", async () => {
        const answer = await ifThere(
          () => client.send(new GetRoleCommand({ RoleName: name })),
          (error) => isNamed(error, "NoSuchEntityException"),
        );
        return answer?.Role ? [{ name, tags: tagsOf(answer.Role.Tags) }] : [];
      }),
    );
    return (await Promise.all(found)).flatMap((each) => each ?? []);
  });
};

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
