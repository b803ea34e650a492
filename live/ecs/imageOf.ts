import { DescribeTaskDefinitionCommand, ECSClient } from "@aws-sdk/client-ecs";
import { withClient, type ClientConfig } from "../calls/clients";
import { appContainer } from "./appContainer";

/**
 * The image of a revision's app. Undefined if it cannot be read for any reason: callers only show the image
 * beside something more important.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html
 */
export async function imageOf(
  config: ClientConfig,
  taskDefinitionArn: string,
): Promise<string | undefined> {
  return withClient(ECSClient, config, async (client) => {
    try {
      const command = new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn });
      const { taskDefinition } = await client.send(command);
      return appContainer(taskDefinition)?.image;
    } catch {
      return undefined;
    }
  });
}
