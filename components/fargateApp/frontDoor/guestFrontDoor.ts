import * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { ListenerTls } from "../../domain/types";
import type { Live } from "../../common/live";
import type { Guest } from "../../sharing";
import { createAlternate, requestsTo, type Alternate } from "./alternate";
import type { FrontDoorOutputs } from "./types";
import { createRecords } from "./listeners";
import { createTargetGroup, type TargetGroupArgs } from "./targetGroup";

/** A guest's part of its host's load balancer. */
export interface GuestFrontDoorArgs {
  readonly guest: Guest;
  readonly tls: ListenerTls;
  readonly targets: TargetGroupArgs;
  /** Name of the second target group; undefined if the rollout needs only one. */
  readonly alternateName: string | undefined;
  readonly live: Live;
}

/**
 * A guest's part of its host's load balancer: a rule for its host name, the target groups in which ECS registers tasks,
 * a certificate and a DNS record. AWS puts the rule behind the existing rules.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
export class GuestFrontDoor extends pulumi.ComponentResource implements FrontDoorOutputs {
  public readonly arn: pulumi.Output<string>;
  public readonly dnsName: pulumi.Output<string>;
  public readonly listenerArn: pulumi.Output<string>;
  public readonly targetGroupArn: pulumi.Output<string>;
  public readonly alternate: Alternate | undefined;
  public readonly arnSuffix: pulumi.Output<string>;
  public readonly targetGroupArnSuffixes: readonly pulumi.Output<string>[];
  public readonly isShared = true;

  constructor(name: string, args: GuestFrontDoorArgs, opts?: pulumi.ComponentResourceOptions) {
    // The same type as an app's own balancer, so that the DNS record is only updated if the app moves between its own
    // balancer and a host's.
    super("mcp-catalog:fargateApp:Balancer", name, {}, opts);
    const { balancer, listenerArn } = args.guest.host;
    const groups = this.createTargets(`${name}-host-targets`, args);
    const certificate = this.addCertificate(name, args);
    this.alternate = this.createRule(name, args, groups, certificate);
    this.announce(name, args);
    this.arn = pulumi.output(balancer.arn);
    this.dnsName = pulumi.output(balancer.dnsName);
    this.listenerArn = pulumi.output(listenerArn);
    this.targetGroupArn = groups.first.arn;
    this.arnSuffix = pulumi.output(balancer.arnSuffix);
    this.targetGroupArnSuffixes = [groups.first, groups.second]
      .filter((group) => group !== undefined)
      .map(({ arnSuffix }) => arnSuffix);
    this.registerOutputs({
      dnsName: this.dnsName,
      listenerArn: this.listenerArn,
      targetGroupArn: this.targetGroupArn,
      alternate: this.alternate,
      targetGroupArnSuffixes: this.targetGroupArnSuffixes,
    });
  }

  private createTargets(name: string, { targets, alternateName }: GuestFrontDoorArgs): Groups {
    const first = createTargetGroup(name, targets, { parent: this });
    if (alternateName === undefined) return { first, second: undefined };
    // Not protected: the service's hook already refuses to drop a target group that carries traffic.
    const others = { ...targets, targetGroupName: alternateName, protect: false };
    return { first, second: createTargetGroup(`${name}-2`, others, { parent: this }) };
  }

  /**
   * Makes the listener rule. Each kind of rule has a logical name of its own: ECS changes the weights of one kind, so
   * its weights are ignored.
   */
  private createRule(
    name: string,
    { guest, targets, live }: GuestFrontDoorArgs,
    { first, second }: Groups,
    certificate: pulumi.Resource | undefined,
  ): Alternate | undefined {
    const { hostName, host } = guest;
    const { listenerArn } = host;
    // The rule waits for the certificate, so that a guest gets no requests for a name before it has proved that it owns
    // the name.
    const dependsOn = certificate ? [certificate] : [];
    if (second) {
      return createAlternate(
        {
          ruleName: `${name}-host-rule-2`,
          listenerArn,
          hostName,
          targetGroup: first,
          alternateGroup: second,
          vpcId: targets.vpcId,
          live,
        },
        { parent: this, dependsOn },
      );
    }
    new lb.ListenerRule(
      `${name}-host-rule`,
      {
        listenerArn,
        conditions: [requestsTo(hostName)],
        actions: [{ type: "forward", targetGroupArn: first.arn }],
      },
      // A target group cannot be deleted while a rule forwards to it, and so it cannot be replaced either.
      { parent: this, dependsOn, deleteBeforeReplace: true, replaceOnChanges: ["actions"] },
    );
    return undefined;
  }

  /** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html */
  private addCertificate(
    name: string,
    { guest: { host, hasCertificate }, tls }: GuestFrontDoorArgs,
  ): lb.ListenerCertificate | undefined {
    switch (tls.protocol) {
      case "HTTP":
        return undefined;
      case "HTTPS": {
        const { certificateArn, record } = tls;
        if (hasCertificate) return undefined;
        // Other guests of the listener may use the same existing certificate, such as a wildcard. A listener has each
        // certificate only once, so removing it would remove it for all guests.
        // https://github.com/hashicorp/terraform-provider-aws/issues/28200
        const retainOnDelete = record === undefined;
        return new lb.ListenerCertificate(
          `${name}-certificate`,
          { listenerArn: host.listenerArn, certificateArn },
          { parent: this, retainOnDelete },
        );
      }
    }
  }

  private announce(name: string, { guest, tls }: GuestFrontDoorArgs): void {
    switch (tls.protocol) {
      case "HTTP":
        return;
      case "HTTPS": {
        const { balancer, subnets } = guest.host;
        createRecords(name, tls, { ...balancer, ipv6: subnets.ipv6 }, this);
      }
    }
  }
}

interface Groups {
  readonly first: lb.TargetGroup;
  readonly second: lb.TargetGroup | undefined;
}
