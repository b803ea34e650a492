import {
  DescribeRepositoriesCommand,
  ECRClient,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-ecr";
import { withClient } from "../../calls/clients";
import { isNamed } from "../../calls/errors";
import { ifThere, tagsOf } from "./tags";
import type { Find } from "./types";

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
        const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
        return [{ name, arn: resourceArn, tags: tagsOf(tags) }];
      }),
    );
    return (await Promise.all(found)).flatMap((each) => each ?? []);
  });
};
