import * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { StackTags } from "../../account/stackTags";
import type { Live } from "../../common/live";
import type { Subnets } from "../../network";
import type { ListenerTls } from "../../domain/types";
import { createAlternate, type Alternate } from "./alternate";
import type { FrontDoorOutputs } from "./types";
import { settleHeaders } from "./headers";
import type { SecurityHeaders } from "./securityHeaders";
import { createListeners } from "./listeners";
import { keepWhileShared, sharedTag } from "./keepWhileShared";
import { createTargetGroup } from "./targetGroup";
import type { Timing } from "../rollout/timing";
import type { Container } from "../types";
import { sayLeftover } from "../../account/takenNames";
import { trafficRulePriority } from "./trafficRulePriority";

/** The load balancer, its listener and its targets. */
export interface BalancerArgs {
  readonly balancerName: string;
  readonly targetGroupName: string;
  /** Name of the second target group; undefined if the rollout needs only one. */
  readonly alternateName: string | undefined;
  readonly subnets: Subnets;
  readonly securityGroupId: pulumi.Input<string>;
  readonly tls: ListenerTls;
  readonly securityHeaders: SecurityHeaders;
  /** Bucket for the access logs, resolved once its policy lets the balancer write; undefined if logging is off. */
  readonly accessLogBucket: pulumi.Input<string> | undefined;
  readonly container: Container;
  readonly timing: Timing;
  readonly deletionProtection: boolean;
  /** The app's own host name if guests use the balancer with theirs; undefined otherwise. */
  readonly sharedAs: string | undefined;
  /** Tags that only this stack's resources carry. */
  readonly stackTags: StackTags;
  readonly region: string;
  readonly live: Live;
}

/** The internet-facing load balancer with its listener and the target groups in which ECS registers tasks. */
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
            // Not protected: the service's hook already refuses to drop a target group that carries traffic.
            { ...args, deletionProtection: false },
            // Replaced after the listener, because the rule that forwards to it is deleted with the listener.
            [listener],
          );
    this.alternate =
      alternateGroup &&
      createAlternate(
        {
          ruleName: `${name}-${role}-rule`,
          listenerArn: listener.arn,
          priority: trafficRulePriority,
          hostName: args.sharedAs,
          targetGroup,
          alternateGroup,
          vpcId: args.subnets.vpcId,
          live: args.live,
        },
        { parent: this },
      );
    this.arn = balancer.arn;
    // The name is resolved only after the listener has its headers.
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

  private leftover(name: string, { balancerName, region, stackTags }: BalancerArgs) {
    const found = { kind: "balancer", name: balancerName, region, stack: stackTags.Stack } as const;
    return sayLeftover(`${name}-leftover`, found, this);
  }

  private createBalancer(name: string, args: BalancerArgs) {
    return new lb.LoadBalancer(
      name,
      {
        name: args.balancerName,
        loadBalancerType: "application",
        internal: false,
        subnets: args.subnets.balancerSubnetIds,
        securityGroups: [args.securityGroupId, ...(args.subnets.balancerSecurityGroupIds ?? [])],
        // Always set: if the input is removed, the provider leaves the address type as it was.
        ipAddressType: args.subnets.ipv6 ? "dualstack" : "ipv4",
        accessLogs: accessLogs(args.accessLogBucket),
        dropInvalidHeaderFields: true,
        // The strictest mode would also refuse harmless requests that break RFC 7230, such as a URL with a blank.
        desyncMitigationMode: "defensive",
        idleTimeout: args.timing.idleTimeoutSeconds,
        enableDeletionProtection: args.deletionProtection,
        tags: args.sharedAs === undefined ? undefined : sharedTag,
      },
      // A balancer cannot move to another VPC, but the provider does not know that.
      {
        parent: this,
        protect: args.deletionProtection,
        deleteBeforeReplace: true,
        replacementTrigger: args.subnets.vpcId,
        hooks: {
          ...keepWhileShared(name, args.stackTags, args.live),
          onError: [this.leftover(name, args)],
        },
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
        container: args.container,
        timing: args.timing,
        protect: args.deletionProtection,
      },
      { parent: this, dependsOn },
    );
  }
}

/** Always set: if the input is removed, the provider leaves logging on. */
function accessLogs(bucket: pulumi.Input<string> | undefined) {
  return bucket === undefined ? { bucket: "", enabled: false } : { bucket, enabled: true };
}
