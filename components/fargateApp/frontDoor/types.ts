import type * as pulumi from "@pulumi/pulumi";
import type { Alternate } from "./alternate";

/** The load balancer as the app uses it, whether it belongs to the app or to a host. */
export interface FrontDoorOutputs {
  /** ARN of the load balancer. */
  readonly arn: pulumi.Output<string>;
  readonly dnsName: pulumi.Output<string>;
  /** ARN of the listener that forwards to the app. */
  readonly listenerArn: pulumi.Output<string>;
  readonly targetGroupArn: pulumi.Output<string>;
  /** The second target group and the rule that divides the traffic; undefined if the rollout strategy needs neither. */
  readonly alternate: Alternate | undefined;
  /** `app/<name>/<id>`, the load balancer's name in CloudWatch. */
  readonly arnSuffix: pulumi.Output<string>;
  /** `targetgroup/<name>/<id>` of each target group, its name in CloudWatch. */
  readonly targetGroupArnSuffixes: readonly pulumi.Output<string>[];
  /**
   * Whether requests to other apps also pass through the load balancer. The load balancer's own metrics then count
   * them, too.
   */
  readonly isShared: boolean;
}

/** How requests reach the tasks: a load balancer of the app's own, or a rule and a target group on a host's. */
export type FrontDoor = pulumi.ComponentResource & FrontDoorOutputs;
