import * as pulumi from "@pulumi/pulumi";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";
import * as ec2 from "@pulumi/aws/ec2";
import { together, togetherAll, type Ask } from "../common/lookUps";
import type { Subnets } from "./types";
import { firstTwo, zonesWithoutFargate } from "./zones";

const key = "network.mode default";

interface DefaultArgs {
  readonly region: string;
  readonly ask: Ask;
}

/**
 * Two default subnets, in two zones that have Fargate, of the account's default VPC. Its subnets are public and
 * there is no NAT, so tasks need a public address to reach the registry. Raises a RunError with the commands that make
 * what is missing: AWS lets people delete the VPC and its subnets, and some organisations do so in every new account.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export async function findDefaultNetwork(
  args: DefaultArgs,
  opts: pulumi.InvokeOptions,
): Promise<Subnets> {
  const { region, ask } = args;
  const { vpcId, zones } = await together({
    vpcId: defaultVpcId(args, opts),
    zones: fargateZones(args, opts),
  });
  const found = await togetherAll(
    zones.map(async (zone) => {
      const question = {
        key,
        what: `which default subnet ${zone.name} has`,
        takes: "ec2:DescribeSubnets",
      };
      return { ...zone, id: await ask(question, () => defaultSubnet(vpcId, zone.id, opts)) };
    }),
  );
  const ids = found.flatMap(({ id }) => (id === undefined ? [] : [id])).sort();
  if (ids.length < 2) {
    throw new pulumi.RunError(
      [
        `${key} needs a default subnet in two zones, and ${vpcId} has ${ids.length === 0 ? "none" : "one"}. Make what is missing, which costs nothing:`,
        ...found
          .filter(({ id }) => id === undefined)
          .map(
            ({ name }) =>
              `  aws ec2 create-default-subnet --availability-zone ${name} --region ${region}`,
          ),
        "or choose network.mode dedicated or existing.",
      ].join("\n"),
    );
  }
  return {
    vpcId,
    balancerSubnetIds: ids,
    taskSubnetIds: ids,
    assignPublicIp: true,
    ipv6: false,
  };
}

async function defaultVpcId(
  { region, ask }: DefaultArgs,
  opts: pulumi.InvokeOptions,
): Promise<string> {
  const question = {
    key,
    what: `which default VPC ${region} has`,
    takes: "ec2:DescribeVpcs, DescribeVpcAttribute, DescribeRouteTables",
  };
  const vpc = await ask(question, async () => {
    try {
      return await ec2.getVpc({ default: true }, opts);
    } catch (error) {
      if (error instanceof Error && error.message.includes("no matching EC2 VPC found"))
        return undefined;
      throw error;
    }
  });
  if (vpc?.enableDnsSupport === false) {
    throw new pulumi.RunError(
      [
        `${key}: the default VPC ${vpc.id} answers no DNS questions (enableDnsSupport is off), so that tasks would not find ECR. Turn it on:`,
        `  aws ec2 modify-vpc-attribute --vpc-id ${vpc.id} --enable-dns-support --region ${region}`,
      ].join("\n"),
    );
  }
  if (vpc) return vpc.id;
  throw new pulumi.RunError(
    [
      `${key} needs the default VPC of the account, which has none in ${region}. Make it, which costs nothing:`,
      `  aws ec2 create-default-vpc --region ${region}`,
      "or choose network.mode dedicated or existing.",
    ].join("\n"),
  );
}

interface Zone {
  readonly id: string;
  readonly name: string;
}

/** The provider gives ids and names in the same order. */
async function fargateZones(
  { region, ask }: DefaultArgs,
  opts: pulumi.InvokeOptions,
): Promise<readonly Zone[]> {
  const question = {
    key,
    what: `which zones ${region} has`,
    takes: "ec2:DescribeAvailabilityZones",
  };
  const { zoneIds, names } = await ask(question, () =>
    getAvailabilityZones(
      {
        state: "available",
        excludeZoneIds: [...zonesWithoutFargate(region)],
        filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
      },
      opts,
    ),
  );
  const zones = firstTwo(zoneIds).map((id) => ({ id, name: names[zoneIds.indexOf(id)] ?? id }));
  if (zones.length === 2) return zones;
  throw new pulumi.RunError(
    `${key} needs two zones with Fargate, found ${zones.length} in ${region}. Choose another aws:region, or network.mode existing.`,
  );
}

async function defaultSubnet(
  vpcId: string,
  zoneId: string,
  opts: pulumi.InvokeOptions,
): Promise<string | undefined> {
  const { ids } = await ec2.getSubnets(
    {
      filters: [
        { name: "vpc-id", values: [vpcId] },
        { name: "default-for-az", values: ["true"] },
        { name: "availability-zone-id", values: [zoneId] },
      ],
    },
    opts,
  );
  return ids[0];
}
