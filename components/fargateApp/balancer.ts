import * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { NetworkPlacement } from "../network";
import type { Entrance } from "../domain";
import { createListeners } from "./listeners";
import type { HealthCheck } from "./types";

export interface BalancerArgs {
  readonly balancerName: string;
  readonly targetGroupName: string;
  readonly placement: NetworkPlacement;
  readonly securityGroupId: pulumi.Input<string>;
  readonly entrance: Entrance;
  readonly containerPort: number;
  readonly healthCheck: HealthCheck;
  readonly deletionProtection: boolean;
}

/** Seconds that a task leaving the target group may still finish requests; AWS's default of 300 delays every deploy.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
const deregistrationDelaySeconds = 30;

/** The internet-facing load balancer, its listener, and the target group in which ECS registers the tasks. */
export class Balancer extends pulumi.ComponentResource {
  public readonly dnsName: pulumi.Output<string>;
  public readonly targetGroupArn: pulumi.Output<string>;
  /** `app/<name>/<id>`, as CloudWatch names it. */
  public readonly arnSuffix: pulumi.Output<string>;
  /** `targetgroup/<name>/<id>`, as CloudWatch names it. */
  public readonly targetGroupArnSuffix: pulumi.Output<string>;

  constructor(name: string, args: BalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:Balancer", name, {}, opts);
    const balancer = this.createBalancer(name, args);
    const targetGroup = this.createTargetGroup(name, args);
    createListeners(name, args.entrance, balancer, targetGroup, { parent: this });
    this.dnsName = balancer.dnsName;
    this.targetGroupArn = targetGroup.arn;
    this.arnSuffix = balancer.arnSuffix;
    this.targetGroupArnSuffix = targetGroup.arnSuffix;
    this.registerOutputs({
      dnsName: this.dnsName,
      targetGroupArn: this.targetGroupArn,
      arnSuffix: this.arnSuffix,
      targetGroupArnSuffix: this.targetGroupArnSuffix,
    });
  }

  private createBalancer(name: string, args: BalancerArgs) {
    return new lb.LoadBalancer(
      name,
      {
        name: args.balancerName,
        loadBalancerType: "application",
        internal: false,
        subnets: args.placement.balancerSubnetIds,
        securityGroups: [args.securityGroupId],
        dropInvalidHeaderFields: true,
        enableDeletionProtection: args.deletionProtection,
      },
      // A balancer cannot move to another VPC, and its provider does not know that.
      {
        parent: this,
        protect: args.deletionProtection,
        deleteBeforeReplace: true,
        replacementTrigger: args.placement.vpcId,
      },
    );
  }

  private createTargetGroup(name: string, args: BalancerArgs) {
    const { healthCheck } = args;
    return new lb.TargetGroup(
      `${name}-targets`,
      {
        name: args.targetGroupName,
        vpcId: args.placement.vpcId,
        targetType: "ip",
        protocol: "HTTP",
        port: args.containerPort,
        deregistrationDelay: deregistrationDelaySeconds,
        healthCheck: {
          path: healthCheck.path,
          protocol: "HTTP",
          matcher: "200",
          interval: healthCheck.intervalSeconds,
          timeout: healthCheck.timeoutSeconds,
          healthyThreshold: healthCheck.healthyThreshold,
          unhealthyThreshold: healthCheck.unhealthyThreshold,
        },
      },
      // Each target is registered with its own port; this one is only the default.
      {
        parent: this,
        protect: args.deletionProtection,
        deleteBeforeReplace: true,
        ignoreChanges: ["port"],
      },
    );
  }
}
