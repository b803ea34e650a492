import {
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { withClient, type ClientConfig } from "../calls/clients";
import { describeError, errorLine } from "../calls/errors";
import { forwardWeights } from "./forwardWeights";

/**
 * The weights with which a listener rule forwards, by target group ARN. Rejects with an Error that names the rule if it
 * cannot be read or forwards to no target group.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html
 */
export async function ruleWeights(
  config: ClientConfig,
  ruleArn: string,
): Promise<ReadonlyMap<string, number>> {
  const [rule] = await readRules(config, ruleArn);
  const weights = forwardWeights(rule);
  if (weights.size === 0) {
    throw new Error(`The listener rule ${ruleArn} forwards to no target group.`);
  }
  return weights;
}

async function readRules(config: ClientConfig, ruleArn: string): Promise<readonly Rule[]> {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    try {
      const { Rules } = await client.send(new DescribeRulesCommand({ RuleArns: [ruleArn] }));
      return Rules ?? [];
    } catch (cause) {
      const failure = errorLine(describeError(cause));
      throw new Error(`The listener rule ${ruleArn} cannot be read: ${failure}`, {
        cause,
      });
    }
  });
}
