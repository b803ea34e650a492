import type { NetworkPlacement } from "../network";

/** What others must know of a stack that shares, and cannot look up: its output `shared`. */
export interface SharedPlace {
  /** The HTTPS listener to which others add a rule for their own host name. */
  readonly listenerArn: string;
  readonly clusterName: string;
  readonly taskSubnetIds: readonly string[];
  /** True where those subnets are public and have no NAT. */
  readonly assignPublicIp: boolean;
  /** The host name of the app that has the load balancer; none where nobody says. */
  readonly hostName?: string;
}

/** What a stack brings along that others share with. */
export interface Guest {
  /** Requests for this host name are the app's. */
  readonly hostName: string;
  /** The certificate that exists for it; none where the stack makes one. */
  readonly certificateArn: string | undefined;
}

/** Whose load balancer, cluster and network a stack uses, as its file says. */
export type Sharing =
  /** Its own. */
  | { readonly mode: "own" }
  /** Its own, and other stacks use them, too. */
  | { readonly mode: "shares"; readonly hostName: string }
  /** Those of another stack of the project, in the same account and region. */
  | { readonly mode: "stack"; readonly stack: string; readonly guest: Guest }
  /** Those of any other app in the same account and region. */
  | { readonly mode: "ids"; readonly place: SharedPlace; readonly guest: Guest };

/** What an app finds in a load balancer and a cluster that are not its own. */
export interface SharedHome {
  readonly mode: "shared";
  readonly hostName: string;
  readonly listenerArn: string;
  /** Whether the listener's own certificate is the app's, too. */
  readonly hasCertificate: boolean;
  readonly clusterName: string;
  readonly clusterArn: string;
  readonly balancer: SharedBalancer;
  readonly placement: NetworkPlacement;
}

/** A load balancer that is somebody else's. */
export interface SharedBalancer {
  readonly arn: string;
  /** `app/<name>/<id>` */
  readonly arnSuffix: string;
  readonly dnsName: string;
  /** The hosted zone of its name. */
  readonly zoneId: string;
  readonly securityGroupId: string;
}

/** Whose load balancer, cluster and network an app uses, looked up where they are not its own. */
export type Home = Extract<Sharing, { mode: "own" | "shares" }> | SharedHome;
