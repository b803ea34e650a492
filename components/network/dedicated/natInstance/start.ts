import * as pulumi from "@pulumi/pulumi";
import * as ec2 from "@pulumi/aws/ec2";
import type { Ask } from "../../../common/lookUps";

/** The newest image of fck-nat in a region. Raises a RunError if there is none, or if AWS does not say. */
export async function natImage(
  region: string,
  ask: Ask,
  opts: pulumi.InvokeOptions,
): Promise<string> {
  const question = {
    key: "network.nat instance",
    what: `which image of fck-nat ${region} has`,
    takes: "ec2:DescribeImages",
  };
  const { ids } = await ask(question, () =>
    ec2.getAmiIds(
      {
        owners: ["568608671756"],
        filters: [
          { name: "name", values: ["fck-nat-al2023-*-arm64-ebs"] },
          { name: "architecture", values: ["arm64"] },
        ],
      },
      opts,
    ),
  );
  return newestImage(ids, region);
}

/** The first of the ids, which come newest first. Raises a RunError if there is none. */
function newestImage(ids: readonly string[], region: string): string {
  const [newest] = ids;
  if (newest === undefined) {
    throw new pulumi.RunError(
      `network.nat instance needs fck-nat's image, which ${region} does not have: choose single, perAz or none.`,
    );
  }
  return newest;
}

/**
 * The start script in base64, which tells fck-nat the interface and the address to take over.
 * https://fck-nat.dev/stable/configuration/
 */
export function startScript([interfaceId, addressId]: readonly [string, string]): string {
  const lines = [
    "#!/bin/sh",
    `echo "eni_id=${interfaceId}" > /etc/fck-nat.conf`,
    `echo "eip_id=${addressId}" >> /etc/fck-nat.conf`,
    "service fck-nat restart",
    "",
  ];
  return Buffer.from(lines.join("\n")).toString("base64");
}
