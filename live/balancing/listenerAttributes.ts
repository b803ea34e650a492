import {
  DescribeListenerAttributesCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { withClient, type ClientConfig } from "../calls/clients";
import { describeError, errorLine } from "../calls/errors";

/**
 * Sets attributes of a listener, by their names in AWS; changes nothing if it has them already. Rejects with an Error
 * that names the listener if they cannot be read or changed.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListenerAttributes.html
 */
export async function setListenerAttributes(
  config: ClientConfig,
  listenerArn: string,
  wanted: Readonly<Record<string, string>>,
): Promise<void> {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    const ListenerArn = listenerArn;
    try {
      const { Attributes = [] } = await client.send(
        new DescribeListenerAttributesCommand({ ListenerArn }),
      );
      const has = new Map(Attributes.map(({ Key, Value }) => [Key, Value] as const));
      const changes = Object.entries(wanted).filter(
        ([key, value]) => (has.get(key) ?? "") !== value,
      );
      if (changes.length === 0) return;
      await client.send(
        new ModifyListenerAttributesCommand({
          ListenerArn,
          Attributes: changes.map(([Key, Value]) => ({ Key, Value })),
        }),
      );
    } catch (cause) {
      const failure = errorLine(describeError(cause));
      throw new Error(`The attributes of the listener ${listenerArn} cannot be set: ${failure}`, {
        cause,
      });
    }
  });
}
