import type { FoundName } from "../account/names";
import type { Unread } from "../why/evidence";

/** A load balancer as AWS has it. */
export interface BalancerByHand {
  readonly arn: string;
  readonly host: string;
  /** `internet-facing` or `internal` */
  readonly scheme: string;
  /** `application`, `network` or `gateway` */
  readonly type: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** A listener of that balancer. */
export interface ListenerByHand {
  readonly arn: string;
  readonly port: number;
  /** ARN of the only target group to which it forwards; undefined if it does anything else. */
  readonly targetGroupArn: string | undefined;
}

/** A target group as AWS has it. */
export interface TargetGroupByHand {
  readonly arn: string;
  readonly protocol: string;
  readonly port: number | undefined;
  /** `ip`, `instance`, `lambda` or `alb` */
  readonly targetType: string;
  readonly vpcId: string;
}

/** A service as AWS has it, and the task definition that it runs. */
export interface ServiceByHand {
  readonly arn: string;
  readonly scheduling: string;
  /** `ECS`, `CODE_DEPLOY` or `EXTERNAL` */
  readonly controller: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly assignPublicIp: boolean;
  readonly targetGroupArns: readonly string[];
  readonly desiredCount: number;
  readonly revision: string;
  /** The image of its first container, as the task definition names it. */
  readonly image: string | undefined;
  /** ARN of the role with which ECS starts the tasks. */
  readonly executionRoleArn: string | undefined;
  readonly architecture: "X86_64" | "ARM64";
}

/** The resources in an account that somebody has made by hand under a stack's names. */
export interface AccountByHand {
  readonly names: readonly FoundName[];
  /** The capacity providers of the cluster. */
  readonly capacityProviders: readonly string[];
  readonly balancer: BalancerByHand | undefined;
  readonly listeners: readonly ListenerByHand[];
  readonly targetGroup: TargetGroupByHand | undefined;
  readonly service: ServiceByHand | undefined;
  /** The tags of the image that runs; empty if it is not in the stack's repository. */
  readonly imageTags: readonly string[];
  /** Calls that AWS did not answer. */
  readonly unread: readonly Unread[];
}
