import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../common/live";
import type { ServiceNow } from "../common/live/service";
import { LookUpError, together, type Ask } from "../common/lookUps";
import type { Sharing } from "../sharing/types";
import { findDefaultNetwork } from "./default";
import { judgeExisting } from "./existing";
import { natImage } from "./dedicated/natInstance/start";
import type { FoundNetwork, NetworkMode } from "./types";
import { fargateZoneNames } from "./zones";

/** The settings of the network, and what the look-up needs. */
export interface FindNetworkArgs {
  readonly network: NetworkMode;
  readonly sharing: Sharing;
  readonly region: string;
  readonly ask: Ask;
  readonly live: Pick<Live, "existingNetwork">;
  /** The most tasks that may run at once: scaling's maximum, and a rollout's new ones beside them. */
  readonly mostTasks: number;
  /** The service as ECS has it before this run. */
  readonly now: Promise<ServiceNow | undefined>;
}

/**
 * Asks AWS what there is to know about the network before anything is made, in previews as in updates: awsx takes no
 * outputs for the names of zones. Raises a RunError if the account lacks something that the network needs.
 */
export async function findNetwork(
  args: FindNetworkArgs,
  opts: pulumi.InvokeOptions,
): Promise<FoundNetwork> {
  const { network, sharing, region, ask } = args;
  if (sharing.mode === "guest") return { mode: "shared", subnets: sharing.host.subnets };
  switch (network.mode) {
    case "default":
      return { mode: "subnets", subnets: await findDefaultNetwork({ region, ask }, opts) };
    case "dedicated": {
      const found = await together({
        zoneNames: fargateZoneNames(region, ask, opts),
        natImageId:
          network.nat === "instance" ? natImage(region, ask, opts) : Promise.resolve(undefined),
      });
      return { mode: "dedicated", network, ...found };
    }
    case "existing":
      await refuseExisting(network, args);
      return {
        mode: "subnets",
        subnets: {
          vpcId: network.vpcId,
          balancerSubnetIds: [...network.balancerSubnetIds],
          taskSubnetIds: [...network.taskSubnetIds],
          assignPublicIp: network.assignPublicIp,
          ipv6: network.ipv6,
          balancerSecurityGroupIds: network.balancerSecurityGroupIds,
          dnsServers: network.dnsServers,
        },
      };
  }
}

/**
 * Raises a RunError with everything that cannot work in existing subnets, and warns of what could become scarce. Warns if
 * AWS does not let the program look.
 */
async function refuseExisting(
  network: Extract<NetworkMode, { mode: "existing" }>,
  { ask, live, mostTasks, now }: FindNetworkArgs,
): Promise<void> {
  const question = {
    key: "network.mode existing",
    what: "which subnets, routes, endpoints and DNS there are",
    takes:
      "ec2:DescribeSubnets, ec2:DescribeRouteTables, ec2:DescribeVpcEndpoints, ec2:DescribeVpcAttribute",
  };
  const { vpcId, balancerSubnetIds, taskSubnetIds } = network;
  const subnetIds = [...new Set([...balancerSubnetIds, ...taskSubnetIds])];
  const [found, service] = await Promise.all([
    ask(question, () => live.existingNetwork({ vpcId, subnetIds })).catch((error: unknown) => {
      if (!(error instanceof LookUpError)) throw error;
      void pulumi.log.warn(
        `${question.key}: could not check its subnets: ${error.causes}. That takes ${question.takes}.`,
      );
      return undefined;
    }),
    now,
  ]);
  if (!found) return;
  const isNew = service === undefined;
  const { refused, warned } = judgeExisting(network, found, { tasks: mostTasks, isNew });
  for (const each of warned) void pulumi.log.warn(each);
  if (refused.length === 0) return;
  throw new pulumi.RunError(
    [
      "network.mode existing: these subnets cannot serve the stack:",
      "",
      ...refused.map((each) => `  ${each}`),
      "",
      "Nothing was changed.",
    ].join("\n"),
  );
}
