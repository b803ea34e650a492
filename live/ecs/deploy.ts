import { ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import type { AskedDeployment } from "../../components/common/live/service";
import { withClient, type ClientConfig } from "../calls/clients";

/**
 * Starts a deployment of a service without waiting for its end. Rejects if AWS refuses.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
export async function deploy(config: ClientConfig, asked: AskedDeployment): Promise<void> {
  await withClient(ECSClient, config, async (client) => {
    await client.send(
      new UpdateServiceCommand({
        cluster: asked.cluster,
        service: asked.service,
        taskDefinition: asked.taskDefinition,
        capacityProviderStrategy: [...asked.capacity],
        loadBalancers: [...asked.loadBalancers],
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [...asked.subnets],
            securityGroups: [...asked.securityGroups],
            assignPublicIp: asked.assignPublicIp ? "ENABLED" : "DISABLED",
          },
        },
        forceNewDeployment: true,
      }),
    );
  });
}
