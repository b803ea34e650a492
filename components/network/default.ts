import * as pulumi from "@pulumi/pulumi";
import { getAvailabilityZonesOutput } from "@pulumi/aws/getAvailabilityZones";
import * as ec2 from "@pulumi/aws/ec2";
import type { Subnets } from "./types";
import { firstTwoZones, zonesWithoutFargate } from "./zones";

/**
 * Two default subnets of the account's default VPC, in two zones that have Fargate. They are public and have no NAT, so
 * tasks need a public address to reach the registry.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export function defaultNetwork(region: string, opts: pulumi.InvokeOutputOptions): Subnets {
  const vpcId = ec2.getVpcOutput({ default: true }, opts).id;
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
