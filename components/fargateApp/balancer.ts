import * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { Live } from "../live";
import type { NetworkPlacement } from "../network";
import type { Entrance } from "../domain";
import { createAlternate, type Alternate } from "./alternate";
import { createListeners } from "./listeners";
import { createTargetGroup } from "./targetGroup";
import type { Timing } from "./timing";

export interface BalancerArgs {
  readonly balancerName: string;
  readonly targetGroupName: string;
  /** Name of the second target group; none where a rollout needs one only. */
  readonly alternateName: string | undefined;
  readonly placement: NetworkPlacement;
  readonly securityGroupId: pulumi.Input<string>;
  readonly entrance: Entrance;
  readonly containerPort: number;
  readonly healthCheckPath: string;
  readonly timing: Timing;
  readonly deletionProtection: boolean;
  readonly live: Live;
}

/** The internet-facing load balancer, its listener, and the target groups in which ECS registers the tasks. */
export class Balancer extends pulumi.ComponentResource {
  public readonly dnsName: pulumi.Output<string>;
  public readonly targetGroupArn: pulumi.Output<string>;
  /** The second target group and the rule that divides the traffic, where a rollout needs them. */
  public readonly alternate: Alternate | undefined;
  /** `app/<name>/<id>`, as CloudWatch names it. */
  public readonly arnSuffix: pulumi.Output<string>;
  /** `targetgroup/<name>/<id>` of each target group, as CloudWatch names it. */
  public readonly targetGroupArnSuffixes: readonly pulumi.Output<string>[];

  constructor(name: string, args: BalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:Balancer", name, {}, opts);
    const balancer = this.createBalancer(name, args);
    const targetGroup = this.createTargets(`${name}-targets`, args.targetGroupName, args);
    const listener = createListeners(name, args.entrance, balancer, targetGroup, { parent: this });
    const alternateGroup =
      args.alternateName === undefined
        ? undefined
        : this.createTargets(
            `${name}-targets-2`,
            args.alternateName,
            // What the hook of the service lets go of may go.
            { ...args, deletionProtection: false },
            // Replaced after the listener, with which the rule goes that forwards to it.
            [listener],
          );
    this.alternate =
      alternateGroup &&
      createAlternate(
        name,
        {
          entrance: args.entrance,
          listener,
          targetGroup,
          alternateGroup,
          vpcId: args.placement.vpcId,
          live: args.live,
        },
        { parent: this },
      );
    this.dnsName = balancer.dnsName;
    this.targetGroupArn = targetGroup.arn;
    this.arnSuffix = balancer.arnSuffix;
    this.targetGroupArnSuffixes = [targetGroup, ...(alternateGroup ? [alternateGroup] : [])].map(
      (group) => group.arnSuffix,
    );
    this.registerOutputs({
      dnsName: this.dnsName,
      targetGroupArn: this.targetGroupArn,
      alternate: this.alternate,
      arnSuffix: this.arnSuffix,
      targetGroupArnSuffixes: this.targetGroupArnSuffixes,
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
        idleTimeout: args.timing.idleTimeoutSeconds,
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

  private createTargets(
    name: string,
    targetGroupName: string,
    args: BalancerArgs,
    dependsOn: readonly pulumi.Resource[] = [],
  ) {
    return createTargetGroup(
      name,
      {
        targetGroupName,
        vpcId: args.placement.vpcId,
        containerPort: args.containerPort,
        healthCheckPath: args.healthCheckPath,
        timing: args.timing,
        protect: args.deletionProtection,
      },
      { parent: this, dependsOn },
    );
  }
}
