import * as pulumi from "@pulumi/pulumi";
import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ecs from "@pulumi/aws/ecs";
import { cpuArchitecture } from "../image/types";
import type { FargateAppArgs } from "./args";
import type { Balancer } from "./balancer";
import type { SecurityGroups } from "./securityGroups";
import { containerDefinition } from "./taskDefinition";
import { confirmRollout } from "./verdict";

/** What the service stands on. */
export interface ServiceParts {
  readonly cluster: ecs.Cluster;
  readonly capacity: ecs.ClusterCapacityProviders;
  readonly logs: cloudwatch.LogGroup;
  readonly groups: SecurityGroups;
  readonly balancer: Balancer;
  readonly imageUri: pulumi.Output<string>;
  readonly parent: pulumi.Resource;
}

function createTaskDefinition(name: string, args: FargateAppArgs, parts: ServiceParts) {
  const { container, names } = args;
  return new ecs.TaskDefinition(
    `${name}-task`,
    {
      family: names.base,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: String(container.cpu),
      memory: String(container.memory),
      runtimePlatform: {
        operatingSystemFamily: "LINUX",
        cpuArchitecture: cpuArchitecture(container.platform),
      },
      executionRoleArn: args.executionRoleArn,
      containerDefinitions: pulumi.jsonStringify([
        containerDefinition({
          name: names.base,
          image: parts.imageUri,
          container,
          secrets: args.secrets,
          logGroup: parts.logs.name,
          region: args.region,
        }),
      ]),
      skipDestroy: !args.disposable,
    },
    { parent: parts.parent },
  );
}

/**
 * The task definition and the service that runs it. Fails the run where ECS, in the end, runs another revision.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html
 */
export function createService(
  name: string,
  args: FargateAppArgs,
  parts: ServiceParts,
): ecs.Service {
  const { container, names, placement } = args;
  const taskDefinition = createTaskDefinition(name, args, parts);
  const service = new ecs.Service(
    `${name}-service`,
    {
      name: names.service,
      cluster: parts.cluster.arn,
      taskDefinition: taskDefinition.arn,
      desiredCount: args.desiredCount,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
      networkConfiguration: {
        subnets: placement.taskSubnetIds,
        securityGroups: [parts.groups.tasksId],
        assignPublicIp: placement.assignPublicIp,
      },
      loadBalancers: [
        {
          targetGroupArn: parts.balancer.targetGroupArn,
          containerName: names.base,
          containerPort: container.port,
        },
      ],
      healthCheckGracePeriodSeconds: container.healthCheck.startPeriodSeconds,
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      waitForSteadyState: true,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
    },
    {
      parent: parts.parent,
      protect: !args.disposable,
      deleteBeforeReplace: true,
      replacementTrigger: placement.vpcId,
      dependsOn: [parts.balancer, parts.groups, parts.capacity, ...args.startAfter],
    },
  );
  pulumi
    .output({ asked: taskDefinition.arn, runs: service.taskDefinition, service: service.name })
    .apply(confirmRollout);
  return service;
}
