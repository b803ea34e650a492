import * as pulumi from "@pulumi/pulumi";
import * as ec2 from "@pulumi/aws/ec2";
import * as awsx from "@pulumi/awsx/ec2";
import { vpcEndpoints } from "./endpoints";
import { FlowLogs } from "./flowLogs";
import { internetGatewayOf } from "./internetGateway";
import { NatInstance } from "./natInstance";
import { instanceRoutes, ipv6Routes, routeTables } from "./routes";
import { servicesTasksStartWith } from "./services";
import { vpcTransform } from "./transforms";
import type { DedicatedNetwork, NatMode, NetworkNames, Subnets } from "./types";
import type { Bounded } from "../iam/trust";

export interface DedicatedNetworkArgs extends Bounded {
  readonly network: DedicatedNetwork;
  readonly names: NetworkNames;
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
  /** Names of two zones in which Fargate can run tasks. */
  readonly zoneNames: readonly string[];
  /** TCP ports of the internet that the tasks may connect to. */
  readonly egressPorts: readonly number[];
  readonly logRetentionDays: number;
  /** Whether the flow logs stay when the network is removed. */
  readonly keepLogs: boolean;
  /** Name of the flow logs' group, if it exists from before and the stack adopts it. */
  readonly keptLogGroup?: string;
  /** ARN of the customer's key that encrypts the flow logs; undefined for AWS's key. */
  readonly keyArn?: pulumi.Input<string>;
  /** Tags for the machines that Auto Scaling starts, because the provider's default tags do not reach them. */
  readonly tags: Readonly<Record<string, string>>;
}

interface Opts {
  readonly parent: pulumi.Resource;
}

/**
 * A VPC over two zones: public subnets for the balancer, private ones for the tasks. Only a host's VPC is protected. In
 * other stacks AWS refuses to delete a VPC while a balancer or a task is in it, and those are protected.
 */
export function dedicatedNetwork(name: string, args: DedicatedNetworkArgs, opts: Opts): Subnets {
  const { network: wanted, region } = args;
  const free = { ...opts, protect: false };
  const vpc = ownVpc(name, args, opts);
  const tables = routeTables(vpc.routeTables, args.zoneNames.length);
  // If no rules are given, the provider removes all rules of the default group (EC2.2 of Security Hub).
  new ec2.DefaultSecurityGroup(`${name}-default`, { vpcId: vpc.vpcId }, opts);
  ipv6Routes(name, { tableIds: tables.public, gatewayId: vpc.internetGateway.id }, opts);
  if (wanted.nat === "instance") {
    const instance = natInstance(name, args, vpc, free);
    instanceRoutes(name, { tableIds: tables.private, instance }, opts);
  }
  const isolated = wanted.nat === "none";
  vpcEndpoints(
    name,
    {
      protectInterfaces: isolated ? undefined : false,
      base: args.names.base,
      vpcId: vpc.vpcId,
      cidr: wanted.cidr,
      region,
      routeTableIds: vpc.routeTables.apply((all) => all.map((table) => table.id)),
      subnetIds: vpc.privateSubnetIds,
      services: [...(isolated ? servicesTasksStartWith : []), ...wanted.endpoints],
    },
    opts,
  );
  if (wanted.flowLogs) {
    new FlowLogs(`${name}-flow-logs`, { ...args, vpcId: vpc.vpcId }, free);
  }
  return {
    vpcId: vpc.vpcId,
    balancerSubnetIds: vpc.publicSubnetIds,
    taskSubnetIds: vpc.privateSubnetIds,
    assignPublicIp: false,
    ipv6: true,
  };
}

function ownVpc(name: string, { network, zoneNames }: DedicatedNetworkArgs, opts: Opts): awsx.Vpc {
  const transform = vpcTransform({
    zoneNames,
    ipv6BlockOf: (id) => ec2.getVpcOutput({ id }, opts).ipv6CidrBlockAssociations.apply(ipv6Block),
    gatewayAttached: (vpcId) => internetGatewayOf(vpcId, opts),
    routeParent: opts.parent,
  });
  return new awsx.Vpc(
    name,
    {
      cidrBlock: network.cidr,
      assignGeneratedIpv6CidrBlock: true,
      availabilityZoneNames: [...zoneNames],
      subnetStrategy: "Auto",
      subnetSpecs: [
        { type: "Private", assignIpv6AddressOnCreation: false },
        { type: "Public", assignIpv6AddressOnCreation: false },
      ],
      natGateways: { strategy: natStrategy(network.nat) },
      enableDnsHostnames: true,
      enableDnsSupport: true,
    },
    { ...opts, transforms: [transform] },
  );
}

/**
 * The IPv6 block of a VPC; empty if it has none. A preview cannot know a block that an existing VPC is about to get.
 */
export function ipv6Block(
  associations: readonly { readonly state: string; readonly ipv6CidrBlock: string }[],
): string {
  const [current] = associations.filter(({ state }) => state.startsWith("associat"));
  const later = pulumi.runtime.isDryRun() ? (pulumi.unknown as unknown as string) : "";
  return current?.ipv6CidrBlock ?? later;
}

function natInstance(
  name: string,
  args: DedicatedNetworkArgs,
  vpc: awsx.Vpc,
  opts: pulumi.ComponentResourceOptions,
) {
  return new NatInstance(
    `${name}-nat`,
    {
      ...args,
      name: args.names.natInstance,
      cidr: args.network.cidr,
      vpcId: vpc.vpcId,
      subnetId: vpc.publicSubnetIds.apply((ids) => ids[0] ?? ""),
    },
    opts,
  );
}

function natStrategy(nat: NatMode) {
  switch (nat) {
    case "none":
    case "instance":
      return "None";
    case "single":
      return "Single";
    case "perAz":
      return "OnePerAz";
  }
}
