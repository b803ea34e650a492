import {
  DescribeTagsCommand,
  paginateDescribeListeners,
  paginateDescribeRules,
  type ElasticLoadBalancingV2Client,
  type Listener,
  type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { tagsOf } from "../account/names/tags";
import type { Tags } from "../account/names/types";

/**
 * Number of resources in one call for tags.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html
 */
const mostAtOnce = 20;

/** A listener with all its rules, including the default rule. */
export interface ListenerRules {
  readonly arn: string;
  /** Protocol and port, e.g. `HTTPS:443`. */
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Every listener of a load balancer. Rejects with AWS's error. */
export async function rulesByListener(
  client: ElasticLoadBalancingV2Client,
  LoadBalancerArn: string,
): Promise<readonly ListenerRules[]> {
  const listeners: Listener[] = [];
  for await (const { Listeners } of paginateDescribeListeners({ client }, { LoadBalancerArn })) {
    listeners.push(...(Listeners ?? []));
  }
  return Promise.all(
    listeners.map(async ({ ListenerArn: arn = "", Protocol = "", Port }) => ({
      arn,
      name: `${Protocol}:${Port ?? ""}`,
      rules: await rulesOf(client, arn),
    })),
  );
}

async function rulesOf(
  client: ElasticLoadBalancingV2Client,
  ListenerArn: string,
): Promise<readonly Rule[]> {
  const rules: Rule[] = [];
  for await (const { Rules } of paginateDescribeRules({ client }, { ListenerArn })) {
    rules.push(...(Rules ?? []));
  }
  return rules;
}

/** The tags of load balancers, listeners and rules, by ARN. Rejects with AWS's error. */
export async function tagsByArn(
  client: ElasticLoadBalancingV2Client,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Tags>> {
  const found = new Map<string, Tags>();
  for (let start = 0; start < arns.length; start += mostAtOnce) {
    const command = new DescribeTagsCommand({
      ResourceArns: arns.slice(start, start + mostAtOnce),
    });
    const { TagDescriptions = [] } = await client.send(command);
    for (const { ResourceArn = "", Tags } of TagDescriptions) found.set(ResourceArn, tagsOf(Tags));
  }
  return found;
}
