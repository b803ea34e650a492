import type * as pulumi from "@pulumi/pulumi";
import type { EndpointService } from "./services";

/** How private subnets reach the internet. `instance` is one small machine that is replaced when it fails; `none` adds
 * the VPC endpoints without which no task could start. */
export type NatMode = "none" | "single" | "perAz" | "instance";

/** A VPC of its own over two zones: public subnets for the balancer, private ones for the tasks. */
export interface DedicatedNetwork {
  readonly mode: "dedicated";
  readonly cidr: string;
  readonly nat: NatMode;
  /** Services reached without leaving the VPC, beside S3 and what `nat: none` needs. */
  readonly endpoints: readonly EndpointService[];
  /** Whether connections are recorded. */
  readonly flowLogs: boolean;
}

/** Where the balancer and the tasks live. */
export type NetworkMode =
  /** The account's default VPC: two of its public subnets for balancer and tasks, tasks with a public address. */
  | { readonly mode: "default" }
  | DedicatedNetwork
  /** Subnets that somebody else looks after. */
  | {
      readonly mode: "existing";
      readonly vpcId: string;
      readonly balancerSubnetIds: readonly string[];
      readonly taskSubnetIds: readonly string[];
      readonly assignPublicIp: boolean;
      /** True where the balancer's subnets have an IPv6 block and a route for it. */
      readonly ipv6: boolean;
      /** Networks of the DNS servers that the VPC's DHCP options name beside Amazon's. */
      readonly dnsServers: readonly string[];
    };

/** Physical names of a dedicated network. */
export interface NetworkNames {
  /** What names that AWS completes begin with. */
  readonly base: string;
  readonly flowLogGroup: string;
  readonly flowLogRole: string;
  /** The NAT instance's group, template, role and tag. */
  readonly natInstance: string;
}

/** What the app needs to know of its network, whichever mode made it. */
export interface Subnets {
  readonly vpcId: pulumi.Input<string>;
  /** At least two, in two zones. */
  readonly balancerSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly taskSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** True where the tasks' subnets are public and have no NAT. */
  readonly assignPublicIp: boolean;
  /** True where the balancer's subnets have IPv6, so that it can have addresses of both kinds. */
  readonly ipv6: boolean;
  /** Networks of the DNS servers that are not the VPC's own resolver; none where it alone is asked. */
  readonly dnsServers?: readonly string[];
}
