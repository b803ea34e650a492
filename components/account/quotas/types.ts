import type { StackTags } from "../stackTags";

/** Things of which AWS lets an account have only so many in a region; `onDemand` and `spot` are vCPU of Fargate. */
export const quotaKinds = ["addresses", "vpcs", "balancers", "onDemand", "spot"] as const;

/** One of the kinds with a quota. */
export type QuotaKind = (typeof quotaKinds)[number];

/** How many of each kind. */
export type QuotaCounts = Readonly<Record<QuotaKind, number>>;

/** Whose things are counted as the stack's own. */
export interface OwnThings {
  readonly stackTags: StackTags;
  /** Name of the stack's load balancer. */
  readonly balancer: string;
  /**
   * Address range of the stack's VPC. A VPC with another range is replaced, so it is not counted.
   * Undefined if a VPC with any range counts.
   */
  readonly cidr: string | undefined;
}

/** What the live system is asked. */
export interface AskedQuotas extends OwnThings {
  /**
   * How many of each kind the stack has after this run. AWS is not asked about kinds that the stack
   * does not have.
   */
  readonly needs: QuotaCounts;
}

/** A kind of which the stack needs more, with its numbers in AWS before the run. */
export interface QuotaNow {
  readonly kind: QuotaKind;
  /** How many belong to the stack. */
  readonly own: number;
  /** How many there are in the account and region, with the stack's own. */
  readonly all: number;
  /** How many the account may have. */
  readonly limit: number;
}

/** What AWS has said about the quotas. */
export interface QuotasNow {
  /** The kinds of which the stack needs more. */
  readonly found: readonly QuotaNow[];
  /** Calls that AWS did not answer, each with the reason. */
  readonly unread: readonly string[];
}
