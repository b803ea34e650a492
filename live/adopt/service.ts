import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  type Service,
} from "@aws-sdk/client-ecs";
import type { Ask } from "../calls/ask";
import { withClient, type ClientConfig } from "../calls/clients";
import type { AccountByHand, ServiceByHand } from "./types";

/** Reads a cluster's capacity providers and a service with its task definition, each of which may be missing. */
export async function readService(
  config: ClientConfig,
  wanted: { readonly cluster: string | undefined; readonly service: string | undefined },
  ask: Ask,
): Promise<Pick<AccountByHand, "capacityProviders" | "service">> {
  const { cluster, service } = wanted;
  if (cluster === undefined) return { capacityProviders: [], service: undefined };
  return withClient(ECSClient, config, async (client) => {
    const [clusters, services] = await Promise.all([
      ask("ecs:DescribeClusters", () =>
        client.send(new DescribeClustersCommand({ clusters: [cluster] })),
      ),
      service === undefined
        ? undefined
        : ask("ecs:DescribeServices", () =>
            client.send(new DescribeServicesCommand({ cluster, services: [service] })),
          ),
    ]);
    const [found] = services?.services ?? [];
    return {
      capacityProviders: clusters?.clusters?.[0]?.capacityProviders ?? [],
      service: found && (await described(client, found, ask)),
    };
  });
}

async function described(client: ECSClient, found: Service, ask: Ask): Promise<ServiceByHand> {
  const { taskDefinition = "" } = found;
  const answer = await ask("ecs:DescribeTaskDefinition", () =>
    client.send(new DescribeTaskDefinitionCommand({ taskDefinition })),
  );
  const task = answer?.taskDefinition;
  const place = found.networkConfiguration?.awsvpcConfiguration;
  return {
    arn: found.serviceArn ?? "",
    scheduling: found.schedulingStrategy ?? "REPLICA",
    controller: found.deploymentController?.type ?? "ECS",
    subnetIds: [...(place?.subnets ?? [])].sort(),
    securityGroupIds: place?.securityGroups ?? [],
    assignPublicIp: place?.assignPublicIp === "ENABLED",
    targetGroupArns: (found.loadBalancers ?? []).flatMap((each) => each.targetGroupArn ?? []),
    desiredCount: found.desiredCount ?? 0,
    revision: taskDefinition.split("/").at(-1) ?? "",
    image: task?.containerDefinitions?.[0]?.image,
    executionRoleArn: task?.executionRoleArn,
    architecture: task?.runtimePlatform?.cpuArchitecture === "ARM64" ? "ARM64" : "X86_64",
  };
}
