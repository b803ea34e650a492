import { setTimeout } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import * as ec2 from "@pulumi/aws/ec2";
import { errorText } from "../../common/text/errorText";

/** Seconds between two look-ups, and the number of look-ups. */
const pause = 3;
const looks = 40;

/**
 * Resolves after an internet gateway is attached to a VPC. Looks every few seconds, for two minutes. A preview does not
 * look, because the gateway may not exist yet. Raises a RunError if there is no gateway in the end.
 */
export function internetGatewayOf(
  vpcId: pulumi.Input<string>,
  opts: pulumi.InvokeOptions,
): pulumi.Output<unknown> {
  if (pulumi.runtime.isDryRun()) return pulumi.output(undefined);
  return pulumi.output(vpcId).apply((id) => attached(id, opts));
}

/**
 * Whether a gateway is attached. The look-up fails if there is none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html
 */
async function attached(vpcId: string, opts: pulumi.InvokeOptions): Promise<string> {
  const filters = [
    { name: "attachment.vpc-id", values: [vpcId] },
    { name: "attachment.state", values: ["available"] },
  ];
  let reason = "";
  for (let look = 0; look < looks; look += 1) {
    try {
      return (await ec2.getInternetGateway({ filters }, opts)).internetGatewayId;
    } catch (error) {
      reason = errorText(error);
      await setTimeout(1000 * pause);
    }
  }
  throw new pulumi.RunError(
    `network.nat: the VPC ${vpcId} has no attached internet gateway after ${looks * pause} seconds, and a NAT gateway ` +
      `needs one: ${reason}. Run pulumi up again.`,
  );
}
