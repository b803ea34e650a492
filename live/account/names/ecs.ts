import { DescribeClustersCommand, DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import { isNamed } from "../../calls/errors";
import { ifThere } from "./tags";
import type { Find, Tags } from "./types";
import { withClient } from "../../calls/clients";

interface Tagged {
  readonly key?: string;
  readonly value?: string;
}

function tagsOf(list: readonly Tagged[] | undefined): Tags {
  return Object.fromEntries((list ?? []).map(({ key = "", value = "" }) => [key, value]));
}

/**
 * Services by `<cluster>/<service>`, without deleted ones.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
 */
export const findServices: Find = async (config, names, ask) => {
  return withClient(ECSClient, config, async (client) => {
    const found = names.map((name) =>
      ask("ecs:DescribeServices", async () => {
        const [cluster, service = ""] = name.split("/");
        const command = new DescribeServicesCommand({
          cluster,
          services: [service],
          include: ["TAGS"],
        });
        const answer = await ifThere(
          () => client.send(command),
          (error) => isNamed(error, "ClusterNotFoundException"),
        );
        return (answer?.services ?? [])
          .filter(({ status }) => status !== "INACTIVE")
          .map(({ serviceArn: arn, tags }) => ({ name, arn, tags: tagsOf(tags) }));
      }),
    );
    return (await Promise.all(found)).flatMap((each) => each ?? []);
  });
};

/**
 * Clusters by name, without deleted ones.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
 */
export const findClusters: Find = async (config, names, ask) => {
  return withClient(ECSClient, config, async (client) => {
    const found = await ask("ecs:DescribeClusters", () =>
      client.send(new DescribeClustersCommand({ clusters: [...names], include: ["TAGS"] })),
    );
    return (found?.clusters ?? [])
      .filter(({ status }) => status !== "INACTIVE")
      .map(({ clusterName: name = "", clusterArn: arn, tags }) => ({
        name,
        arn,
        tags: tagsOf(tags),
      }));
  });
};
