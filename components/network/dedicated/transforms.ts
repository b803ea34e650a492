import * as pulumi from "@pulumi/pulumi";

/** A function that changes the resources of a component before the engine sees them. */
export type Transform = (
  args: pulumi.ResourceTransformArgs,
) => pulumi.ResourceTransformResult | undefined;

/** The facts that awsx does not know, for the resources that it makes. */
export interface VpcTransformArgs {
  /** Names of the zones, in the order in which their subnets get IPv6 blocks. */
  readonly zoneNames: readonly string[];
  /** The IPv6 block of a VPC by its id, e.g. `2600:1f18:abcd:ab00::/56`; empty while it has none. */
  readonly ipv6BlockOf: (vpcId: pulumi.Input<string>) => pulumi.Output<string>;
  /** Resolves after the VPC with this id has an attached internet gateway. */
  readonly gatewayAttached: (vpcId: pulumi.Input<string>) => pulumi.Output<unknown>;
  /** The parent of a private subnet's route, if awsx does not make the route. */
  readonly routeParent: pulumi.Resource;
}

/**
 * The name of a private subnet's route to the NAT instance. awsx gives its own route to a NAT gateway the subnet's
 * name.
 */
export function instanceRouteName(subnetName: string): string {
  return `${subnetName}-nat`;
}

/**
 * Changes what awsx makes and has no option for:
 *
 * - No subnet gives out public addresses by itself (EC2.15 of Security Hub). Public subnets have an IPv6 block, for the
 *   balancer.
 * - A private subnet's route stays the same resource when NAT changes between a gateway and an instance: AWS refuses a
 *   second route to the same addresses.
 * - A NAT gateway waits for the internet gateway. awsx does not order the two, and AWS refuses a NAT gateway in a VPC
 *   without an attached internet gateway.
 * - A NAT gateway and its address are never protected, so that `network.nat` can change while other stacks share the
 *   network. `pulumi destroy` still does not delete them: the routes come first, and the routes are protected while the
 *   network is shared.
 *
 * https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
 */
export function vpcTransform(vpc: VpcTransformArgs): Transform {
  let vpcId: pulumi.Input<string> = "";
  return (args) => {
    switch (args.type) {
      case "aws:ec2/subnet:Subnet":
        vpcId = (args.props as SubnetProps).vpcId;
        return { props: subnetProps(args.props, vpc), opts: args.opts };
      case "aws:ec2/natGateway:NatGateway":
        return { props: natGatewayProps(args.props, vpc.gatewayAttached(vpcId)), opts: free(args) };
      case "aws:ec2/eip:Eip":
        return { props: args.props, opts: free(args) };
      case "aws:ec2/route:Route":
        return { props: args.props, opts: routeOpts(args, vpc) };
      default:
        return undefined;
    }
  };
}

/**
 * Options without protection. The engine takes the options that a transform returns as complete: an option that is not
 * set arrives as `false`. So this must not be used for a type that its provider deletes before it replaces it.
 */
function free({ opts }: pulumi.ResourceTransformArgs) {
  return { ...opts, protect: false };
}

function natGatewayProps(props: unknown, attached: pulumi.Output<unknown>): object {
  const gateway = props as { readonly subnetId: pulumi.Input<string> };
  const subnetId = pulumi.all([gateway.subnetId, attached]).apply(([id]) => id);
  return { ...gateway, subnetId };
}

function routeOpts({ name, props, opts }: pulumi.ResourceTransformArgs, vpc: VpcTransformArgs) {
  if (!("natGatewayId" in (props as object))) return opts;
  const alias = { name: instanceRouteName(name), parent: vpc.routeParent };
  return { ...opts, aliases: [...(opts.aliases ?? []), alias] };
}

/** The properties of a subnet that are read here. awsx gives plain values for all of them except the VPC. */
interface SubnetProps {
  readonly vpcId: pulumi.Input<string>;
  readonly availabilityZone: string;
  readonly tags: Readonly<Record<string, string>>;
}

function subnetProps(props: unknown, vpc: VpcTransformArgs): object {
  const subnet = props as SubnetProps;
  const closed = {
    ...subnet,
    mapPublicIpOnLaunch: false,
    assignIpv6AddressOnCreation: false,
    ipv6CidrBlock: undefined,
  };
  if (!isPublic(subnet.tags)) return closed;
  const index = vpc.zoneNames.indexOf(subnet.availabilityZone);
  const ipv6CidrBlock = vpc
    .ipv6BlockOf(subnet.vpcId)
    .apply((block) => (block === "" ? undefined : ipv6Subnet(block, index)));
  return { ...closed, ipv6CidrBlock };
}

/** Whether awsx tagged a subnet or a route table as public. */
export function isPublic(tags: Readonly<Record<string, string>> | undefined): boolean {
  return tags?.["SubnetType"] === "Public";
}

/**
 * The /64 block number `index`, counted from 0, of a VPC's /56: `2600:1f18:abcd:ab01::/64` is number 1 of
 * `2600:1f18:abcd:ab00::/56`. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html#subnet-sizing-ipv6
 */
export function ipv6Subnet(block: string, index: number): string {
  const given = block.replace(/::\/56$/, "").split(":");
  const [first, second, third, fourth] = [...given, "0", "0", "0"];
  const last = (parseInt(fourth ?? "0", 16) + index).toString(16);
  return `${[first, second, third, last].join(":").replace(/(:0)+$/, "")}::/64`;
}
