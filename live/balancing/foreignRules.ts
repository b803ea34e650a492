import {
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeListeners,
  paginateDescribeRules,
  type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { isOfStack, type StackTags } from "../../components/account/stackTags";
import type { ForeignRule } from "../../components/live";
import { withClient, type ClientConfig } from "../clients";
import { describeError, isNamed } from "../errors";
import { tagsOf } from "../names/tags";
import type { Tags } from "../names/types";

/**
 * Number of resources in one call for tags.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html
 */
const mostAtOnce = 20;

/**
 * The rules on a load balancer's listeners that do not carry this stack's tags; empty if the balancer does not exist.
 * Rejects with an Error that names the call that AWS refused.
 */
export async function foreignRules(
  config: ClientConfig,
  balancerArn: string,
  stackTags: StackTags,
): Promise<readonly ForeignRule[]> {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    try {
      const rules = await rulesOf(client, balancerArn);
      const tags = await tagsByArn(
        client,
        rules.map(({ RuleArn = "" }) => RuleArn),
      );
      return rules
        .filter(({ RuleArn = "" }) => !isOfStack(tags.get(RuleArn), stackTags))
        .map((rule) => foreignRule(rule, tags.get(rule.RuleArn ?? "") ?? {}));
    } catch (cause) {
      if (isNamed(cause, "LoadBalancerNotFoundException")) return [];
      const { error, message } = describeError(cause);
      throw new Error(`${error}: ${message}`, { cause });
    }
  });
}

/** Every rule except the default rule that each listener has. */
async function rulesOf(client: ElasticLoadBalancingV2Client, LoadBalancerArn: string) {
  const rules: Rule[] = [];
  for await (const { Listeners } of paginateDescribeListeners({ client }, { LoadBalancerArn })) {
    for (const { ListenerArn } of Listeners ?? []) {
      for await (const { Rules } of paginateDescribeRules({ client }, { ListenerArn })) {
        rules.push(...(Rules ?? []).filter(({ IsDefault }) => IsDefault !== true));
      }
    }
  }
  return rules;
}

async function tagsByArn(
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

function foreignRule({ RuleArn = "", Conditions = [] }: Rule, tags: Tags): ForeignRule {
  return {
    arn: RuleArn,
    project: tags["Project"],
    stack: tags["Stack"],
    hosts: Conditions.flatMap(({ HostHeaderConfig }) => HostHeaderConfig?.Values ?? []),
  };
}
