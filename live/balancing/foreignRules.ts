import { ElasticLoadBalancingV2Client, type Rule } from "@aws-sdk/client-elastic-load-balancing-v2";
import { isOfStack, type StackTags } from "../../components/account/stackTags";
import type { ForeignRule } from "../../components/common/live";
import { withClient, type ClientConfig } from "../calls/clients";
import { describeError, errorLine, isNamed } from "../calls/errors";
import type { Tags } from "../account/names/types";
import { rulesByListener, tagsByArn } from "./rules";

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
      const listeners = await rulesByListener(client, balancerArn);
      const rules = listeners
        .flatMap((listener) => listener.rules)
        .filter(({ IsDefault }) => IsDefault !== true);
      const tags = await tagsByArn(
        client,
        rules.map(({ RuleArn = "" }) => RuleArn),
      );
      return rules
        .filter(({ RuleArn = "" }) => !isOfStack(tags.get(RuleArn), stackTags))
        .map((rule) => foreignRule(rule, tags.get(rule.RuleArn ?? "") ?? {}));
    } catch (cause) {
      if (isNamed(cause, "LoadBalancerNotFoundException")) return [];
      const failure = errorLine(describeError(cause));
      throw new Error(failure, { cause });
    }
  });
}

function foreignRule({ RuleArn = "", Conditions = [] }: Rule, tags: Tags): ForeignRule {
  return {
    arn: RuleArn,
    project: tags["Project"],
    stack: tags["Stack"],
    hosts: Conditions.flatMap(({ HostHeaderConfig }) => HostHeaderConfig?.Values ?? []),
  };
}
