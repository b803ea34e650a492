import type * as pulumi from "@pulumi/pulumi";
import type { Alternate } from "./alternate";

/** What the app knows of its way in, whoever has the load balancer. */
export interface FrontDoorOutputs {
  /** ARN of the load balancer. */
  readonly arn: pulumi.Output<string>;
  readonly dnsName: pulumi.Output<string>;
  /** ARN of the listener that reaches the app. */
  readonly listenerArn: pulumi.Output<string>;
  readonly targetGroupArn: pulumi.Output<string>;
  /** The second target group and the rule that divides the traffic, where a rollout needs them. */
  readonly alternate: Alternate | undefined;
  /** `app/<name>/<id>`, as CloudWatch names it. */
  readonly arnSuffix: pulumi.Output<string>;
  /** `targetgroup/<name>/<id>` of each target group, as CloudWatch names it. */
  readonly targetGroupArnSuffixes: readonly pulumi.Output<string>[];
  /** Whether requests to other apps pass through the load balancer, too: its own metrics count them all. */
  readonly isShared: boolean;
}

/** How requests reach the tasks: a load balancer of the app's own, or a rule and a target group on another's. */
export type FrontDoor = pulumi.ComponentResource & FrontDoorOutputs;
