import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ClientConfig } from "../clients";
import { isNamed } from "../errors";

/**
 * How many targets a group has that are not leaving; none of a group that does not exist. Rejects where AWS refuses to
 * say. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
 */
export async function targetCount(config: ClientConfig, targetGroupArn: string): Promise<number> {
  const client = new ElasticLoadBalancingV2Client(config);
  try {
    const command = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
    const { TargetHealthDescriptions: targets = [] } = await client.send(command);
    return targets.filter(({ TargetHealth }) => TargetHealth?.State !== "draining").length;
  } catch (error) {
    if (isNamed(error, "TargetGroupNotFoundException")) return 0;
    throw error;
  } finally {
    client.destroy();
  }
}
