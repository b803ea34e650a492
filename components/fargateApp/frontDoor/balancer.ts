import * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { Live } from "../../live";
import type { Subnets } from "../../network";
import type { ListenerTls } from "../../domain";
import { createAlternate, type Alternate } from "./alternate";
import type { FrontDoorOutputs } from "./types";
import { settleHeaders } from "./headers";
import type { SecurityHeaders } from "./securityHeaders";
import { createListeners } from "./listeners";
import { keepWhileShared, sharedTag } from "./keepWhileShared";
import { createTargetGroup } from "./targetGroup";
import type { Timing } from "../rollout/timing";

export interface BalancerArgs {
  readonly balancerName: string;
  readonly targetGroupName: string;
  /** Name of the second target group; none where a rollout needs one only. */
  readonly alternateName: string | undefined;
  readonly subnets: Subnets;
  readonly securityGroupId: pulumi.Input<string>;
  readonly tls: ListenerTls;
  readonly securityHeaders: SecurityHeaders;
  /** Name of the bucket for the access logs, which may be written there; none without. */
  readonly accessLogBucket: pulumi.Input<string> | undefined;
  readonly containerPort: number;
  readonly healthCheckPath: string;
  readonly timing: Timing;
  readonly deletionProtection: boolean;
  /** The app's host name, where others use the balancer with theirs; none where it is the app's alone. */
  readonly sharedAs: string | undefined;
  /** Tags that only this stack's resources carry. */
  readonly stackTags: Readonly<Record<string, string>>;
  readonly live: Live;
}

/** The internet-facing load balancer, its listener, and the target groups in which ECS registers the tasks. */
export class Balancer extends pulumi.ComponentResource implements FrontDoorOutputs {
  public readonly arn: pulumi.Output<string>;
  public readonly dnsName: pulumi.Output<string>;
  public readonly listenerArn: pulumi.Output<string>;
  public readonly targetGroupArn: pulumi.Output<string>;
  public readonly alternate: Alternate | undefined;
  public readonly arnSuffix: pulumi.Output<string>;
  public readonly targetGroupArnSuffixes: readonly pulumi.Output<string>[];
  public readonly isShared: boolean;

  constructor(name: string, args: BalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:Balancer", name, {}, opts);
    const balancer = this.createBalancer(name, args);
    const targetGroup = this.createTargets(`${name}-targets`, args.targetGroupName, args);
    const listener = createListeners(
      name,
      {
        tls: args.tls,
        balancer,
        targetGroup,
        headers: args.securityHeaders,
        ipv6: args.subnets.ipv6,
        protect: args.sharedAs !== undefined,
      },
      { parent: this },
    );
    const role = args.tls.protocol === "HTTPS" ? "https" : "http";
    const settled = settleHeaders(listener, args.securityHeaders, role, args.live);
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
        {
          ruleName: `${name}-${role}-rule`,
          listenerArn: listener.arn,
          priority: 1,
          hostName: args.sharedAs,
          targetGroup,
          alternateGroup,
          vpcId: args.subnets.vpcId,
          live: args.live,
        },
        { parent: this },
      );
    this.arn = balancer.arn;
    // Whoever waits for the name waits for the headers.
    this.dnsName = pulumi.all([balancer.dnsName, settled]).apply(([dnsName]) => dnsName);
    this.listenerArn = listener.arn;
    this.targetGroupArn = targetGroup.arn;
    this.isShared = args.sharedAs !== undefined;
    this.arnSuffix = balancer.arnSuffix;
    this.targetGroupArnSuffixes = [targetGroup, ...(alternateGroup ? [alternateGroup] : [])].map(
      (group) => group.arnSuffix,
    );
    this.registerOutputs({
      arn: this.arn,
      dnsName: this.dnsName,
      listenerArn: this.listenerArn,
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
        subnets: args.subnets.balancerSubnetIds,
        securityGroups: [args.securityGroupId],
        // Said in words, always: one that is no longer said stays as it was.
        ipAddressType: args.subnets.ipv6 ? "dualstack" : "ipv4",
        accessLogs: accessLogs(args.accessLogBucket),
        dropInvalidHeaderFields: true,
        // The strictest mode refuses what breaks RFC 7230 and does no harm, such as a blank in a URL.
        desyncMitigationMode: "defensive",
        idleTimeout: args.timing.idleTimeoutSeconds,
        enableDeletionProtection: args.deletionProtection,
        tags: args.sharedAs === undefined ? undefined : sharedTag,
      },
      // A balancer cannot move to another VPC, and its provider does not know that.
      {
        parent: this,
        protect: args.deletionProtection,
        deleteBeforeReplace: true,
        replacementTrigger: args.subnets.vpcId,
        hooks: keepWhileShared(name, args.stackTags, args.live),
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
        vpcId: args.subnets.vpcId,
        containerPort: args.containerPort,
        healthCheckPath: args.healthCheckPath,
        timing: args.timing,
        protect: args.deletionProtection,
      },
      { parent: this, dependsOn },
    );
  }
}

/** Off is said, too: that they are missing changes nothing on a balancer that has them. */
function accessLogs(bucket: pulumi.Input<string> | undefined) {
  return bucket === undefined ? { bucket: "", enabled: false } : { bucket, enabled: true };
}
