import type { ComponentResourceOptions } from "@pulumi/pulumi";
import {
  createNetwork,
  findNetwork,
  type DedicatedNetwork,
  type NetworkMode,
} from "../../../components/network";
import { patientAsk } from "../../../components/common/lookUps";
import { run, type Run, type RunArgs } from "../../support/program";

/** A dedicated network with the defaults. */
export const plain: DedicatedNetwork = {
  mode: "dedicated",
  cidr: "10.1.0.0/16",
  nat: "single",
  endpoints: [],
  flowLogs: false,
};

/** Answers to look-ups, by token. */
export type Lookups = NonNullable<RunArgs["lookups"]>;

export interface Circumstances {
  readonly region?: string;
  readonly lookups?: Lookups;
  readonly keepLogs?: boolean;
  readonly opts?: ComponentResourceOptions;
}

const ask = patientAsk(60);

const existing = {
  live: { existingNetwork: () => Promise.resolve(undefined) },
  mostTasks: 4,
  now: Promise.resolve(undefined),
};

const zones = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": {
    names: ["eu-west-1c", "eu-west-1b", "eu-west-1a"],
  },
};

const table = (id: string, SubnetType: string) => ({ id, tags: { SubnetType } });

/** awsx's answer: two zones, with the public subnet before the private one in each. */
const made = {
  vpcId: "vpc-own",
  publicSubnetIds: ["subnet-pub-a", "subnet-pub-b"],
  privateSubnetIds: ["subnet-priv-a", "subnet-priv-b"],
  internetGateway: { id: "igw-1" },
  routeTables: [
    table("rtb-pub-a", "Public"),
    table("rtb-priv-a", "Private"),
    table("rtb-pub-b", "Public"),
    table("rtb-priv-b", "Private"),
  ],
};

/** Runs a network of the app, in Ireland by default. */
export function runNetwork(
  network: NetworkMode,
  { region = "eu-west-1", lookups = zones, keepLogs = true, opts }: Circumstances = {},
): Promise<Run> {
  const program = async () => {
    const args = {
      ask,
      isShared: false,
      names: {
        base: "shop",
        flowLogGroup: "/vpc/shop",
        flowLogRole: "shop-flow-logs",
        natInstance: "shop-nat",
      },
      region,
      accountId: "123456789012",
      egressPorts: [443, 5432],
      logRetentionDays: 30,
      keepLogs,
      tags: { Stack: "prod", Name: "theirs" },
    };
    const found = await findNetwork(
      { network, sharing: { mode: "own" }, region, ask, ...existing },
      {},
    );
    const { subnets } = createNetwork("network", { ...args, found }, opts);
    return { subnets };
  };
  const outputs = {
    "awsx:ec2:Vpc": made,
    "aws:ec2/launchTemplate:LaunchTemplate": { latestVersion: 7 },
  };
  return run(program, { outputs, lookups });
}

/** Runs a dedicated network with some changes. */
export function runDedicated(
  changes: Partial<DedicatedNetwork> = {},
  args: Circumstances = {},
): Promise<Run> {
  const lookups = { ...zones, ...args.lookups };
  return runNetwork({ ...plain, ...changes }, { ...args, lookups });
}
