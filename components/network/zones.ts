import * as pulumi from "@pulumi/pulumi";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";
import type { Ask } from "../common/lookUps";

/**
 * Availability zones, by id, in which Fargate cannot run tasks.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html
 */
const withoutFargate: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": ["use1-az3"],
  "us-west-1": ["usw1-az2"],
  "ap-northeast-1": ["apne1-az3"],
  "ca-central-1": ["cac1-az3"],
  "cn-north-1": ["cnn1-az3", "cnn1-az4"],
};

/** The zone ids to leave out in a region; empty for most. */
export function zonesWithoutFargate(region: string): readonly string[] {
  return withoutFargate[region] ?? [];
}

/**
 * The first two zones in alphabetical order. A balancer needs two, and each further zone costs one more public address.
 */
export function firstTwo(zones: readonly string[]): string[] {
  return [...zones].sort().slice(0, 2);
}

/**
 * Names of the first two zones that have Fargate, in alphabetical order. A zone with an outage counts, too: an outage
 * must not move the subnets of a running stack. Raises a RunError if a region has fewer than two.
 */
export async function fargateZoneNames(
  region: string,
  ask: Ask,
  opts: pulumi.InvokeOptions,
): Promise<readonly string[]> {
  const question = {
    key: "network.mode dedicated",
    what: `which zones ${region} has`,
    takes: "ec2:DescribeAvailabilityZones",
  };
  const { names } = await ask(question, () =>
    getAvailabilityZones(
      {
        excludeZoneIds: [...zonesWithoutFargate(region)],
        filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
      },
      opts,
    ),
  );
  if (names.length < 2) {
    throw new pulumi.RunError(
      `network.mode dedicated needs two zones with Fargate, found ${names.length} in ${region}. ` +
        "Choose another aws:region, or network.mode existing.",
    );
  }
  return firstTwo(names);
}
