import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ecs from "@pulumi/aws/ecs";
import type { SecretReference } from "../appSecrets";
import type { Entrance } from "../domain";
import { cpuArchitecture, type AppImage } from "../image/types";
import type { NetworkPlacement } from "../network";
import { Balancer } from "./balancer";
import { listenerPorts } from "./listeners";
import { SecurityGroups } from "./securityGroups";
import { containerDefinition } from "./taskDefinition";
import { confirmRollout } from "./verdict";
import type { Container } from "./types";

export * from "./types";

/** Physical names of what the app consists of. */
export interface FargateAppNames {
  /** Task definition family and container. */
  readonly base: string;
  readonly cluster: string;
  readonly service: string;
  readonly balancer: string;
  readonly targetGroup: string;
  readonly logGroup: string;
}

export interface FargateAppArgs {
  readonly names: FargateAppNames;
  readonly region: string;
  readonly placement: NetworkPlacement;
  readonly entrance: Entrance;
  readonly image: AppImage;
  readonly container: Container;
  readonly secrets: readonly SecretReference[];
  readonly executionRoleArn: pulumi.Input<string>;
  /** Tasks to keep running. */
  readonly desiredCount: number;
  /** Ports by which the tasks may leave, to anywhere. */
  readonly egressPorts: readonly number[];
  /** Days that CloudWatch keeps the logs. */
  readonly logRetentionDays: number;
  /** True where nothing in the stack is worth keeping: no deletion protection, no old revisions. */
  readonly disposable: boolean;
  /** What must be complete before a task can start: the execution role's policies, the network's routes. */
  readonly startAfter: readonly pulumi.Resource[];
}

/** A web app on Fargate behind a load balancer. Without an image yet, everything but the service. */
export class FargateApp extends pulumi.ComponentResource {
  public readonly clusterName: pulumi.Output<string>;
  public readonly logGroupName: pulumi.Output<string>;
  public readonly balancer: Balancer;
  /** ARN of the revision that runs; none without an image. */
  public readonly taskDefinition: ecs.Service["taskDefinition"] | undefined;

  constructor(name: string, args: FargateAppArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:FargateApp", name, {}, opts);
    const cluster = this.createCluster(name, args);
    const capacity = this.createCapacity(name, cluster);
    const logs = this.createLogGroup(name, args);
    const groups = this.createSecurityGroups(name, args);
    this.balancer = this.createBalancer(name, args, groups);
    this.taskDefinition =
      args.image.state === "ready"
        ? this.createService(name, args, {
            cluster,
            capacity,
            logs,
            groups,
            imageUri: args.image.uri,
          })
        : undefined;
    this.clusterName = cluster.name;
    this.logGroupName = logs.name;
    this.registerOutputs({
      clusterName: this.clusterName,
      logGroupName: this.logGroupName,
      balancer: this.balancer,
      taskDefinition: this.taskDefinition,
    });
  }

  private createCluster(name: string, args: FargateAppArgs) {
    return new ecs.Cluster(`${name}-cluster`, { name: args.names.cluster }, { parent: this });
  }

  private createCapacity(name: string, cluster: ecs.Cluster) {
    return new ecs.ClusterCapacityProviders(
      `${name}-capacity`,
      {
        clusterName: cluster.name,
        capacityProviders: ["FARGATE"],
        defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
      },
      { parent: this },
    );
  }

  private createLogGroup(name: string, args: FargateAppArgs) {
    return new cloudwatch.LogGroup(
      `${name}-logs`,
      { name: args.names.logGroup, retentionInDays: args.logRetentionDays },
      { parent: this },
    );
  }

  private createSecurityGroups(name: string, args: FargateAppArgs) {
    return new SecurityGroups(
      `${name}-groups`,
      {
        base: args.names.base,
        vpcId: args.placement.vpcId,
        listenerPorts: listenerPorts(args.entrance),
        containerPort: args.container.port,
        egressPorts: args.egressPorts,
      },
      { parent: this },
    );
  }

  private createBalancer(name: string, args: FargateAppArgs, groups: SecurityGroups) {
    return new Balancer(
      `${name}-balancer`,
      {
        balancerName: args.names.balancer,
        targetGroupName: args.names.targetGroup,
        placement: args.placement,
        securityGroupId: groups.balancerId,
        entrance: args.entrance,
        containerPort: args.container.port,
        healthCheck: args.container.healthCheck,
        deletionProtection: !args.disposable,
      },
      { parent: this },
    );
  }

  private createTaskDefinition(name: string, args: FargateAppArgs, parts: ServiceParts) {
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
      { parent: this },
    );
  }

  private createService(name: string, args: FargateAppArgs, parts: ServiceParts) {
    const { container, names, placement } = args;
    const taskDefinition = this.createTaskDefinition(name, args, parts);
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
            targetGroupArn: this.balancer.targetGroupArn,
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
        parent: this,
        protect: !args.disposable,
        deleteBeforeReplace: true,
        replacementTrigger: placement.vpcId,
        dependsOn: [this.balancer, parts.groups, parts.capacity, ...args.startAfter],
      },
    );
    pulumi
      .output({ asked: taskDefinition.arn, runs: service.taskDefinition, service: service.name })
      .apply(confirmRollout);
    return service.taskDefinition;
  }
}

interface ServiceParts {
  readonly cluster: ecs.Cluster;
  readonly capacity: ecs.ClusterCapacityProviders;
  readonly logs: cloudwatch.LogGroup;
  readonly groups: SecurityGroups;
  readonly imageUri: pulumi.Output<string>;
}
