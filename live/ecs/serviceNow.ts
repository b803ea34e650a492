import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import type { ServiceNames, ServiceNow } from "../../components/live";
import type { ClientConfig } from "../clients";
import { isNamed } from "../errors";

/**
 * How many tasks a service wants, and how they are divided between capacity providers; undefined where there is no such
 * service or cluster. Rejects where AWS refuses to say.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
 */
export async function serviceNow(
  config: ClientConfig,
  { cluster, service }: Pick<ServiceNames, "cluster" | "service">,
): Promise<ServiceNow | undefined> {
  const client = new ECSClient(config);
  try {
    const { services = [] } = await client.send(
      new DescribeServicesCommand({ cluster, services: [service] }),
    );
    const [found] = services.filter(({ status }) => status === "ACTIVE");
    return (
      found && {
        desiredCount: found.desiredCount ?? 0,
        capacity: found.capacityProviderStrategy?.map(
          ({ capacityProvider = "", weight, base }) => ({
            capacityProvider,
            weight: weight ?? 0,
            base: base ?? 0,
          }),
        ),
        alarmNames: found.deploymentConfiguration?.alarms?.alarmNames ?? [],
      }
    );
  } catch (error) {
    if (isNamed(error, "ClusterNotFoundException")) return undefined;
    throw error;
  } finally {
    client.destroy();
  }
}
