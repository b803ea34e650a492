import {
  ECSClient,
  ListServiceDeploymentsCommand,
  StopServiceDeploymentCommand,
} from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/common/live/service";
import { withClient, type ClientConfig } from "../calls/clients";

/**
 * Ends the deployment of a service that is under way, so that ECS returns to the version before. Resolves with true if
 * there was one. Rejects if AWS refuses.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html
 */
export async function rollBack(
  config: ClientConfig,
  { cluster, service }: Pick<ServiceNames, "cluster" | "service">,
): Promise<boolean> {
  return withClient(ECSClient, config, async (client) => {
    const { serviceDeployments = [] } = await client.send(
      new ListServiceDeploymentsCommand({ cluster, service, status: ["PENDING", "IN_PROGRESS"] }),
    );
    for (const { serviceDeploymentArn } of serviceDeployments) {
      await client.send(
        new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: "ROLLBACK" }),
      );
    }
    return serviceDeployments.length > 0;
  });
}
