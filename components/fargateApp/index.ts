import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ecs from "@pulumi/aws/ecs";
import type { FargateAppArgs } from "./args";
import { Balancer } from "./balancer";
import { InfrastructureRole } from "./infrastructureRole";
import { listenerPorts } from "./listeners";
import { hasCircuitBreaker, needsAlarms, needsAlternate } from "./rollout";
import { RolloutAlarms } from "./rolloutAlarms";
import { SecurityGroups } from "./securityGroups";
import { createService } from "./service";

export * from "./args";
export type { Rollout } from "./rollout";
export * from "./timing";
export * from "./types";

/** A web app on Fargate behind a load balancer. Without an image yet, everything but the service. */
export class FargateApp extends pulumi.ComponentResource {
  public readonly clusterName: pulumi.Output<string>;
  public readonly logGroupName: pulumi.Output<string>;
  /** Name of the service; none without an image. */
  public readonly serviceName: pulumi.Output<string> | undefined;
  public readonly balancer: Balancer;
  /** ARN of the revision that runs once the rollout has ended well; none without an image. */
  public readonly taskDefinition: pulumi.Output<string> | undefined;

  constructor(name: string, args: FargateAppArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:FargateApp", name, {}, opts);
    const cluster = this.createCluster(name, args);
    const capacity = this.createCapacity(name, cluster);
    const logs = this.createLogGroup(name, args);
    const groups = this.createSecurityGroups(name, args);
    this.balancer = this.createBalancer(name, args, groups);
    const alarms = this.createAlarms(name, args);
    const infrastructureRole = this.createInfrastructureRole(name, args);
    const service =
      args.image.state === "ready"
        ? createService(name, withRole(args, infrastructureRole), {
            cluster,
            capacity,
            logs,
            groups,
            balancer: this.balancer,
            alarmNames: alarms?.names ?? [],
            infrastructureRoleArn: infrastructureRole?.arn,
            imageUri: args.image.uri,
            parent: this,
          })
        : undefined;
    this.serviceName = service?.name;
    this.taskDefinition = service?.taskDefinition;
    this.clusterName = cluster.name;
    this.logGroupName = logs.name;
    this.registerOutputs({
      clusterName: this.clusterName,
      logGroupName: this.logGroupName,
      balancer: this.balancer,
      serviceName: this.serviceName,
      // Not the revision: a rollout that failed would be told as a failure to register it.
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
        capacityProviders: ["FARGATE", "FARGATE_SPOT"],
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
        alternateName: needsAlternate(args.rollout) ? args.names.alternateTargetGroup : undefined,
        placement: args.placement,
        securityGroupId: groups.balancerId,
        entrance: args.entrance,
        containerPort: args.container.port,
        healthCheckPath: args.container.healthCheck.path,
        timing: args.timing,
        deletionProtection: !args.disposable,
        live: args.live,
      },
      { parent: this },
    );
  }

  private createAlarms(name: string, args: FargateAppArgs) {
    if (!needsAlarms(args.rollout)) return undefined;
    return new RolloutAlarms(
      `${name}-alarms`,
      {
        errorsName: args.names.errorsAlarm,
        unhealthyName: args.names.unhealthyAlarm,
        balancerArnSuffix: this.balancer.arnSuffix,
        targetGroupArnSuffixes: this.balancer.targetGroupArnSuffixes,
        gracePeriodSeconds: args.timing.gracePeriodSeconds,
        circuitBreaker: hasCircuitBreaker(args.rollout),
      },
      { parent: this },
    );
  }

  private createInfrastructureRole(name: string, args: FargateAppArgs) {
    if (!needsAlternate(args.rollout)) return undefined;
    return new InfrastructureRole(
      `${name}-infrastructure`,
      { roleName: args.names.infrastructureRole, region: args.region },
      { parent: this },
    );
  }
}

/** The service waits for the role's policy, too. */
function withRole(args: FargateAppArgs, role: InfrastructureRole | undefined): FargateAppArgs {
  return role ? { ...args, startAfter: [...args.startAfter, role] } : args;
}
