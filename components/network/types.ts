import type * as pulumi from "@pulumi/pulumi";

/** How private subnets reach the internet. `none` adds the VPC endpoints without which no task could start. */
export type NatMode = "none" | "single" | "perAz";

/** Where the balancer and the tasks live. */
export type NetworkMode =
  /** The account's default VPC: two of its public subnets for balancer and tasks, tasks with a public address. */
  | { readonly mode: "default" }
  /** A VPC of its own over two zones: public subnets for the balancer, private ones for the tasks. */
  | { readonly mode: "dedicated"; readonly cidr: string; readonly nat: NatMode }
  /** Subnets that somebody else looks after. */
  | {
      readonly mode: "existing";
      readonly vpcId: string;
      readonly balancerSubnetIds: readonly string[];
      readonly taskSubnetIds: readonly string[];
      readonly assignPublicIp: boolean;
    };

/** What the app needs to know of its network, whichever mode made it. */
export interface NetworkPlacement {
  readonly vpcId: pulumi.Input<string>;
  /** At least two, in two zones. */
  readonly balancerSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly taskSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** True where the tasks' subnets are public and have no NAT. */
  readonly assignPublicIp: boolean;
}
