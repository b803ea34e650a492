import * as pulumi from "@pulumi/pulumi";
import * as ec2 from "@pulumi/aws/ec2";
import * as awsx from "@pulumi/awsx/ec2";
import type { Ask } from "../../common/lookUps";
import { vpcEndpoints } from "./endpoints";
import { FlowLogs } from "./flowLogs";
import { internetGatewayOf } from "./internetGateway";
import { NatInstance } from "./natInstance";
import { instanceRoutes, ipv6Routes, routeTables } from "./routes";
import { servicesTasksStartWith } from "../services";
import { vpcTransform } from "./transforms";
import type { FoundDedicated, NatMode, Subnets } from "../types";
import type { NetworkNames } from "../names";
import type { Bounded } from "../../iam/trust";

/** What a VPC of the stack's own needs. */
export interface DedicatedNetworkArgs extends Bounded {
  /** Physical names of the network's resources. */
  readonly names: NetworkNames;
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
  /** What AWS has said before anything is made. */
  readonly found: FoundDedicated;
  /** Asks AWS what the network needs to know. */
  readonly ask: Ask;
  /** TCP ports of the internet that the tasks may connect to. */
  readonly egressPorts: readonly number[];
  /** Days that CloudWatch keeps the flow logs. */
  readonly logRetentionDays: number;
  /** Whether the flow logs stay when the network is removed. */
  readonly keepLogs: boolean;
  /** Name of an existing group of flow logs that the stack adopts; undefined for a new group. */
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
  const { region, found } = args;
  const { network: wanted } = found;
  const free = { ...opts, protect: false };
  const vpc = ownVpc(name, args, opts);
  const tables = routeTables(vpc.routeTables, found.zoneNames.length);
  // If no rules are given, the provider removes all rules of the default group (EC2.2 of Security Hub).
  new ec2.DefaultSecurityGroup(`${name}-default`, { vpcId: vpc.vpcId }, opts);
  ipv6Routes(name, { tableIds: tables.public, gatewayId: vpc.internetGateway.id }, opts);
  if (found.natImageId !== undefined) {
    const instance = natInstance(name, args, found.natImageId, vpc, free);
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

function ownVpc(name: string, args: DedicatedNetworkArgs, opts: Opts): awsx.Vpc {
  const { found, ask } = args;
  const { network, zoneNames } = found;
  const transform = vpcTransform({
    zoneNames,
    ipv6BlockOf: (vpcId) =>
      pulumi.output(vpcId).apply(async (id) => ipv6Block(await ipv6BlocksOf(id, ask, opts))),
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

async function ipv6BlocksOf(id: string, ask: Ask, opts: pulumi.InvokeOptions) {
  const question = {
    key: "network.mode dedicated",
    what: `which IPv6 addresses ${id} has`,
    takes: "ec2:DescribeVpcs, DescribeVpcAttribute, DescribeRouteTables",
  };
  return (await ask(question, () => ec2.getVpc({ id }, opts))).ipv6CidrBlockAssociations;
}

/** The IPv6 block of a VPC; empty if it has none. A preview cannot know a block that an existing VPC gets. */
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
  imageId: string,
  vpc: awsx.Vpc,
  opts: pulumi.ComponentResourceOptions,
) {
  return new NatInstance(
    `${name}-nat`,
    {
      ...args,
      imageId,
      name: args.names.natInstance,
      cidr: args.found.network.cidr,
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
