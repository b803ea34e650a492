import * as pulumi from "@pulumi/pulumi";
import { getAvailabilityZonesOutput } from "@pulumi/aws/getAvailabilityZones";
import * as ec2 from "@pulumi/aws/ec2";
import type { Subnets } from "./types";
import { firstTwoZones, zonesWithoutFargate } from "./zones";

/**
 * Id of the account's default VPC. If there is none, raises a RunError with the command that makes one: AWS lets people
 * delete it, and some organisations do so in every new account.
 */
export async function defaultVpcId(region: string, opts: pulumi.InvokeOptions): Promise<string> {
  try {
    return (await ec2.getVpc({ default: true }, opts)).id;
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("no matching EC2 VPC found"))
      throw error;
    throw new pulumi.RunError(
      [
        `network.mode default needs the default VPC of the account, which has none in ${region}. Make it, which costs nothing:`,
        `  aws ec2 create-default-vpc --region ${region}`,
        "or choose network.mode dedicated or existing.",
      ].join("\n"),
    );
  }
}

/**
 * Two default subnets of the account's default VPC, in two zones that have Fargate. They are public and there is no
 * NAT, so tasks need a public address to reach the registry.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export function defaultNetwork(
  region: string,
  vpcId: string,
  opts: pulumi.InvokeOutputOptions,
): Subnets {
  const zoneIds = getAvailabilityZonesOutput(
    {
      state: "available",
      excludeZoneIds: [...zonesWithoutFargate(region)],
      filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    },
    opts,
  ).zoneIds.apply(firstTwoZones);
  const subnetIds = ec2
    .getSubnetsOutput(
      {
        filters: [
          { name: "vpc-id", values: [vpcId] },
          { name: "default-for-az", values: ["true"] },
          { name: "availability-zone-id", values: zoneIds },
        ],
      },
      opts,
    )
    .ids.apply(twoSubnets);
  return {
    vpcId,
    balancerSubnetIds: subnetIds,
    taskSubnetIds: subnetIds,
    assignPublicIp: true,
    ipv6: false,
  };
}

/** The ids in a stable order. Raises a RunError if fewer than two zones have a default subnet. */
export function twoSubnets(ids: readonly string[]): string[] {
  if (ids.length < 2) {
    throw new pulumi.RunError(
      `network.mode default needs a default subnet in two zones, found ${ids.length}. ` +
        "Create the missing one (aws ec2 create-default-subnet --availability-zone <zone>), " +
        "or choose network.mode dedicated or existing.",
    );
  }
  return [...ids].sort();
}
