import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { FargateAppArgs } from "./args";
import { clusterOf } from "./cluster";
import { createFrontDoor } from "./frontDoor";
import type { FrontDoor } from "./frontDoor/types";
import { createExec } from "./task/exec";
import { allowTraces } from "./task/traces";
import { InfrastructureRole } from "./rollout/infrastructureRole";
import { listenerPorts } from "./frontDoor/listeners";
import { hasCircuitBreaker, needsAlarms, needsAlternate } from "./rollout";
import { RolloutAlarms } from "./rollout/alarms";
import { SecurityGroups } from "./frontDoor/securityGroups";
import { createService } from "./service";

export * from "./args";
export { askedCount } from "./service/count/askedCount";
export { askForService } from "./service/count/serviceNow";
export type { SecurityHeaders } from "./frontDoor/securityHeaders";
export type { Rollout } from "./rollout";
export * from "./rollout/timing";
export type * from "./names";
export * from "./types";

/**
 * A web app on Fargate behind a load balancer. Before the first image exists, it makes everything except the service.
 */
export class FargateApp extends pulumi.ComponentResource {
  /** Name of the cluster, which may be a host's. */
  public readonly clusterName: pulumi.Output<string>;
  /** Name of the log group of the app's containers. */
  public readonly logGroupName: pulumi.Output<string>;
  /** Name of the service; undefined without an image. */
  public readonly serviceName: pulumi.Output<string> | undefined;
  /** The load balancer as the app uses it. */
  public readonly balancer: FrontDoor;
  /** ARN of the running revision, resolved after its rollout has succeeded; undefined without an image. */
  public readonly taskDefinition: pulumi.Output<string> | undefined;

  constructor(name: string, args: FargateAppArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:FargateApp", name, {}, opts);
    const cluster = this.findCluster(name, args);
    const logs = this.createLogGroup(name, args);
    const exec = args.exec
      ? createExec(name, { logs, taskRoleName: args.taskRole.roleName }, this)
      : undefined;
    const traces = allowTraces(name, args.traces, args.taskRole.roleName, this);
    const groups = this.createSecurityGroups(name, args);
    this.balancer = createFrontDoor(`${name}-balancer`, args, groups.balancerId, this);
    const alarms = this.createAlarms(name, args);
    const infrastructureRole = this.createInfrastructureRole(name, args);
    const service =
      args.image.state === "ready"
        ? createService(name, withRights(args, [infrastructureRole, exec, traces]), {
            cluster,
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
      // Without the revision: with it, Pulumi would report a failed rollout as a failure to register this component.
    });
  }

  private findCluster(name: string, args: FargateAppArgs) {
    return clusterOf(
      name,
      {
        sharing: args.sharing,
        live: args.live,
        clusterName: args.names.cluster,
        containerInsights: args.containerInsights,
      },
      this,
    );
  }

  private createLogGroup(name: string, args: FargateAppArgs) {
    return new cloudwatch.LogGroup(
      `${name}-logs`,
      {
        name: args.names.logGroup,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: args.keyArn,
      },
      { parent: this },
    );
  }

  private createSecurityGroups(name: string, args: FargateAppArgs) {
    return new SecurityGroups(
      `${name}-groups`,
      {
        base: args.names.base,
        sharing: args.sharing,
        vpcId: args.subnets.vpcId,
        listenerPorts: listenerPorts(args.tls),
        containerPort: args.container.port,
        egressPorts: args.egressPorts,
        dnsServers: args.subnets.dnsServers ?? [],
        ipv6: args.subnets.ipv6,
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
        balancerIsShared: this.balancer.isShared,
        gracePeriodSeconds: args.timing.gracePeriodSeconds,
        circuitBreaker: hasCircuitBreaker(args.rollout),
        actions: args.alarmActions,
        stack: args.stackTags.Stack,
      },
      { parent: this },
    );
  }

  private createInfrastructureRole(name: string, args: FargateAppArgs) {
    if (!needsAlternate(args.rollout)) return undefined;
    return new InfrastructureRole(
      `${name}-infrastructure`,
      { ...args, roleName: args.names.infrastructureRole },
      { parent: this },
    );
  }
}

/** Makes the service wait for its roles' policies, not only for the roles. */
function withRights(
  args: FargateAppArgs,
  rights: readonly (pulumi.Resource | undefined)[],
): FargateAppArgs {
  return { ...args, startAfter: [...args.startAfter, ...rights.filter((each) => !!each)] };
}
