import type { Subnets } from "../network/types";

/** Which load balancer, cluster and network a stack uses, according to its stack file. */
export type SharingMode =
  /** The stack's own, which no other stack uses. */
  | { readonly mode: "own" }
  /** The stack's own, which other stacks also use. */
  | { readonly mode: "host"; readonly hostName: string }
  /** The load balancer, cluster and network of a host. */
  | { readonly mode: "guest"; readonly of: HostReference; readonly domain: GuestDomain };

/** How the stack file of a guest names its host. Both are in the same account and region. */
export type HostReference =
  /** Another stack of the project. It publishes its ids as the output `shared`. */
  | { readonly by: "stack"; readonly stack: string }
  /** Any other app, by its ids. */
  | { readonly by: "ids"; readonly outputs: HostOutputs };

/**
 * What a guest must know about its host and cannot look up. A host publishes it as the output
 * `shared`.
 */
export interface HostOutputs {
  /** The HTTPS listener to which guests add a rule for their own host name. */
  readonly listenerArn: string;
  /** Name of the cluster in which guests run. */
  readonly clusterName: string;
  /** Ids of the subnets for the tasks of guests. */
  readonly taskSubnetIds: readonly string[];
  /** Whether those subnets are public and have no NAT. */
  readonly assignPublicIp: boolean;
  /** The host name of the host's own app; undefined if it is not known. */
  readonly hostName?: string;
}

/** The domain that a guest brings along. */
export interface GuestDomain {
  /** The guest gets the requests for this host name. */
  readonly hostName: string;
  /** The existing certificate for it; undefined if the stack makes one. */
  readonly certificateArn: string | undefined;
}

/** Like `SharingMode`, but with the host looked up in AWS. */
export type Sharing = Extract<SharingMode, { mode: "own" | "host" }> | Guest;

/** A stack that uses a host's load balancer, cluster and network. */
export interface Guest {
  readonly mode: "guest";
  /** The guest's own host name. */
  readonly hostName: string;
  /** Whether the listener's default certificate is also the guest's. */
  readonly hasCertificate: boolean;
  readonly host: Host;
}

/** What a guest uses of its host. */
export interface Host {
  readonly listenerArn: string;
  readonly clusterName: string;
  readonly clusterArn: string;
  readonly balancer: HostBalancer;
  readonly subnets: Subnets;
}

/** The load balancer of a host. */
export interface HostBalancer {
  readonly arn: string;
  /** `app/<name>/<id>` */
  readonly arnSuffix: string;
  readonly dnsName: string;
  /** The hosted zone of the load balancer's DNS name. */
  readonly zoneId: string;
  readonly securityGroupId: string;
}
