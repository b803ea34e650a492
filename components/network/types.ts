import type * as pulumi from "@pulumi/pulumi";
import type { EndpointService } from "./services";

/**
 * How private subnets reach the internet. `instance` is one small machine that is replaced when it fails. `none` adds
 * the VPC endpoints that a task needs to start.
 */
export type NatMode = "none" | "single" | "perAz" | "instance";

/** A VPC for this stack only, over two zones: public subnets for the balancer, private ones for the tasks. */
export interface DedicatedNetwork {
  readonly mode: "dedicated";
  /** Address range of the VPC, e.g. `10.0.0.0/16`. */
  readonly cidr: string;
  /** How the tasks reach the internet. */
  readonly nat: NatMode;
  /** Services to reach through an endpoint, in addition to S3 and the services that `nat: none` needs. */
  readonly endpoints: readonly EndpointService[];
  /** Whether connections are recorded in flow logs. */
  readonly flowLogs: boolean;
}

/** What AWS has for a dedicated network. */
export interface FoundDedicated {
  readonly mode: "dedicated";
  /** The settings of the network. */
  readonly network: DedicatedNetwork;
  /** Names of two zones in which Fargate can run tasks. */
  readonly zoneNames: readonly string[];
  /** Id of the NAT instance's image; undefined without a NAT instance. */
  readonly natImageId?: string;
}

/** What AWS has said about the network before anything is made. */
export type FoundNetwork =
  | FoundDedicated
  /** Subnets that are there already: default ones, or those that the settings name. */
  | { readonly mode: "subnets"; readonly subnets: Subnets }
  /** Those of a host. */
  | { readonly mode: "shared"; readonly subnets: Subnets };

/** The network of the balancer and the tasks. */
export type NetworkMode =
  /** The account's default VPC: two public subnets for balancer and tasks; tasks have a public address. */
  | { readonly mode: "default" }
  | DedicatedNetwork
  /** Existing subnets, which somebody else manages. */
  | {
      readonly mode: "existing";
      readonly vpcId: string;
      readonly balancerSubnetIds: readonly string[];
      readonly taskSubnetIds: readonly string[];
      readonly assignPublicIp: boolean;
      /** Whether the balancer's subnets have an IPv6 block and a route for it. */
      readonly ipv6: boolean;
      /** Security groups that the balancer has in addition to its own. */
      readonly balancerSecurityGroupIds: readonly string[];
      /** Networks of the DNS servers that the VPC's DHCP options name in addition to Amazon's. */
      readonly dnsServers: readonly string[];
    };

/** The subnets of an app, in every mode of the network. */
export interface Subnets {
  /** Id of the VPC. */
  readonly vpcId: pulumi.Input<string>;
  /** At least two subnets, in two zones. */
  readonly balancerSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Ids of the subnets of the tasks. */
  readonly taskSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Whether the tasks' subnets are public and have no NAT. */
  readonly assignPublicIp: boolean;
  /** Whether the balancer's subnets have IPv6, so that it can have addresses of both kinds. */
  readonly ipv6: boolean;
  /** Security groups that the balancer has in addition to its own; undefined if there are none. */
  readonly balancerSecurityGroupIds?: readonly string[];
  /** Networks of DNS servers other than the VPC's own resolver; undefined if there are none. */
  readonly dnsServers?: readonly string[];
}
