import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { withClient, type ClientConfig } from "../calls/clients";
import { isNamed } from "../calls/errors";

/**
 * The number of targets in a group, without those that are draining; 0 if the group does not exist. Rejects if AWS
 * refuses the call.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
 */
export async function targetCount(config: ClientConfig, targetGroupArn: string): Promise<number> {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    try {
      const command = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
      const { TargetHealthDescriptions: targets = [] } = await client.send(command);
      return targets.filter(({ TargetHealth }) => TargetHealth?.State !== "draining").length;
    } catch (error) {
      if (isNamed(error, "TargetGroupNotFoundException")) return 0;
      throw error;
    }
  });
}
