import {
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { withClient, type ClientConfig } from "../../calls/clients";
import { isNamed } from "../../calls/errors";
import { ifThere, tagsOf } from "./tags";
import type { Find, Found } from "./types";

type Client = ElasticLoadBalancingV2Client;
type Named = readonly [name: string | undefined, arn: string | undefined];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
export const findBalancers: Find = (config, names, ask) =>
  eachByName(config, names, (client, name) =>
    ask("elasticloadbalancing:DescribeLoadBalancers", async () => {
      const found = await ifThere(
        () => client.send(new DescribeLoadBalancersCommand({ Names: [name] })),
        (error) => isNamed(error, "LoadBalancerNotFoundException"),
      );
      return tagged(
        client,
        (found?.LoadBalancers ?? []).map((each) => [each.LoadBalancerName, each.LoadBalancerArn]),
      );
    }),
  );

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html */
export const findTargetGroups: Find = (config, names, ask) =>
  eachByName(config, names, (client, name) =>
    ask("elasticloadbalancing:DescribeTargetGroups", async () => {
      const found = await ifThere(
        () => client.send(new DescribeTargetGroupsCommand({ Names: [name] })),
        (error) => isNamed(error, "TargetGroupNotFoundException"),
      );
      return tagged(
        client,
        (found?.TargetGroups ?? []).map((each) => [each.TargetGroupName, each.TargetGroupArn]),
      );
    }),
  );

/** Makes one call for each name, because a call for several names fails if one of them does not exist. */
async function eachByName(
  config: ClientConfig,
  names: readonly string[],
  find: (client: Client, name: string) => Promise<readonly Found[] | undefined>,
): Promise<readonly Found[]> {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    const found = await Promise.all(names.map((name) => find(client, name)));
    return found.flatMap((each) => each ?? []);
  });
}

async function tagged(client: Client, found: readonly Named[]): Promise<readonly Found[]> {
  return Promise.all(
    found.map(async ([name = "", arn = ""]) => {
      const { TagDescriptions = [] } = await client.send(
        new DescribeTagsCommand({ ResourceArns: [arn] }),
      );
      return { name, arn, tags: tagsOf(TagDescriptions[0]?.Tags) };
    }),
  );
}
