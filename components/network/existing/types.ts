import type { NetworkMode } from "../types";

/** The settings of an existing network. */
export type Existing = Extract<NetworkMode, { mode: "existing" }>;

/** A subnet as EC2 describes it. */
export interface SubnetNow {
  readonly id: string;
  readonly vpcId: string;
  /** ID of its zone, which is the same in every account. */
  readonly zoneId: string;
  readonly freeAddresses: number;
  readonly hasIpv6: boolean;
  /** Its default route; undefined if the account may not see its route table, because another account shares the VPC. */
  readonly routes: DefaultRoute | undefined;
}

/** Where a subnet sends what is not for the VPC. */
export interface DefaultRoute {
  /** ID of what it leads to, e.g. `igw-1` or `nat-1`; undefined without a default route. */
  readonly gateway: string | undefined;
  /** Whether it leads to something that is gone. */
  readonly blackhole: boolean;
}

/** Existing subnets as AWS has them, and the VPC around them. */
export interface ExistingNow {
  /** Those that the account has, or that another account shares with it. */
  readonly subnets: readonly SubnetNow[];
  /** Services with an endpoint in the VPC, e.g. `com.amazonaws.us-east-1.ecr.api`. */
  readonly endpoints: readonly string[];
  /** Services whose endpoint is not reached by the service's public name. */
  readonly unnamedEndpoints: readonly string[];
  /** Whether the VPC is the account's own, so that all its endpoints are seen. */
  readonly isOwn: boolean;
  /** The VPC's attributes; undefined if another account shares the VPC, because this one may not see them. */
  readonly dns: DnsNow | undefined;
}

/**
 * What a VPC's resolver does for its tasks.
 * https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html#vpc-dns-support
 */
export interface DnsNow {
  /** `enableDnsSupport`: whether it answers. */
  readonly support: boolean;
  /** `enableDnsHostnames`: whether it also gives private addresses to the names of endpoints. */
  readonly hostnames: boolean;
}

/** What AWS would refuse in a stack's network, and what would not always work. */
export interface Verdict {
  readonly refused: readonly string[];
  readonly warned: readonly string[];
}
