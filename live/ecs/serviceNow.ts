import { DescribeServicesCommand, ECSClient, type Service } from "@aws-sdk/client-ecs";
import { countTag } from "../../components/fargateApp/service/count/countTag";
import type { DeploymentNow, ServiceNames, ServiceNow } from "../../components/common/live/service";
import { withClient, type ClientConfig } from "../calls/clients";
import { isNamed } from "../calls/errors";

/**
 * The service in ECS: counts, capacity providers, target groups and the newest deployment. Undefined if there is no
 * such service or cluster, or if the service was deleted. Rejects if AWS refuses the call.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
 */
export async function serviceNow(
  config: ClientConfig,
  { cluster, service }: Pick<ServiceNames, "cluster" | "service">,
): Promise<ServiceNow | undefined> {
  return withClient(ECSClient, config, async (client) => {
    try {
      const { services = [] } = await client.send(
        new DescribeServicesCommand({ cluster, services: [service], include: ["TAGS"] }),
      );
      const [found] = services.filter(({ status }) => status === "ACTIVE");
      return found && described(found);
    } catch (error) {
      if (isNamed(error, "ClusterNotFoundException")) return undefined;
      throw error;
    }
  });
}

function described(service: Service): ServiceNow {
  return {
    desiredCount: service.desiredCount ?? 0,
    obeyedCount: obeyedCount(service),
    capacity: service.capacityProviderStrategy?.map(({ capacityProvider = "", weight, base }) => ({
      capacityProvider,
      weight: weight ?? 0,
      base: base ?? 0,
    })),
    alarmNames: service.deploymentConfiguration?.alarms?.alarmNames ?? [],
    bakeMinutes: service.deploymentConfiguration?.bakeTimeInMinutes ?? 0,
    targetGroupArns: (service.loadBalancers ?? []).flatMap(
      ({ targetGroupArn, advancedConfiguration }) =>
        [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].filter(
          (arn) => arn !== undefined,
        ),
    ),
    deployment: newestDeployment(service),
  };
}

function obeyedCount({ tags = [] }: Service): number | undefined {
  const tag = tags.find(({ key }) => key === countTag)?.value;
  return tag === undefined ? undefined : Number(tag);
}

function newestDeployment({ deployments = [] }: Service): DeploymentNow | undefined {
  const primary = deployments.find(({ status }) => status === "PRIMARY");
  if (!primary) return undefined;
  return {
    id: primary.id ?? "",
    taskDefinition: primary.taskDefinition ?? "",
    state: primary.rolloutState,
    reason: primary.rolloutStateReason,
    desiredCount: primary.desiredCount ?? 0,
    runningCount: primary.runningCount ?? 0,
    failedTasks: primary.failedTasks ?? 0,
  };
}
