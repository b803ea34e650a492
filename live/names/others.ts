import {
  DescribeRepositoriesCommand,
  ECRClient,
  ListTagsForResourceCommand as ListRepositoryTagsCommand,
} from "@aws-sdk/client-ecr";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { paginateListSecrets, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { ListTagsForResourceCommand, paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import { isNamed } from "../errors";
import { ifThere, tagsOf } from "./tags";
import type { Find, Found } from "./types";

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html */
export const findRepositories: Find = async (config, names, ask) => {
  const client = new ECRClient(config);
  try {
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
        return [{ name, tags: tagsOf(tags) }];
      }),
    );
    return (await Promise.all(found)).flatMap((each) => each ?? []);
  } finally {
    client.destroy();
  }
};

/** Those that wait for their deletion keep their names, too.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html */
export const findSecrets: Find = async (config, names, ask) => {
  const client = new SecretsManagerClient(config);
  try {
    const found = await ask("secretsmanager:ListSecrets", async () => {
      const all: Found[] = [];
      const Filters = [{ Key: "name" as const, Values: [...names] }];
      const input = { IncludePlannedDeletion: true, Filters };
      for await (const { SecretList } of paginateListSecrets({ client }, input)) {
        for (const { Name: name = "", Tags, DeletedDate } of SecretList ?? []) {
          all.push({ name, tags: tagsOf(Tags), scheduledForDeletion: DeletedDate !== undefined });
        }
      }
      return all.filter(({ name }) => names.includes(name));
    });
    return found ?? [];
  } finally {
    client.destroy();
  }
};

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const findRoles: Find = async (config, names, ask) => {
  const client = new IAMClient(config);
  try {
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
  } finally {
    client.destroy();
  }
};

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
export const findTopics: Find = async (config, names, ask) => {
  const client = new SNSClient(config);
  try {
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
  } finally {
    client.destroy();
  }
};
