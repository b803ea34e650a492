import { z } from "zod";
import { endpointServices } from "../../../components/network/services";
import {
  cidrRule,
  dnsServerRule,
  isDnsServerCidr,
  isNetworkCidr,
  isOrdinary,
  specialRule,
} from "../../rules/cidr";
import { oneOf, text, yesOrNo } from "../fields";

const subnetId = text(
  /^subnet-[0-9a-f]{8,17}$/,
  "must be a subnet id, e.g. subnet-0123456789abcdef0",
);

/** A list of subnet ids with a minimum length. */
export function subnetIds(least: number, why: string) {
  const error = `must be a list of at least ${least} subnet id${least === 1 ? "" : "s"}${why}`;
  return z.array(subnetId, { error }).min(least, { error });
}

/** `network`: the network of balancer and tasks. */
export const network = z
  .discriminatedUnion(
    "mode",
    [
      z.strictObject({ mode: z.literal("default") }),
      z.strictObject({
        mode: z.literal("dedicated"),
        cidr: z
          .string({ error: cidrRule })
          .refine(isNetworkCidr, { error: cidrRule, abort: true })
          .refine(isOrdinary, { error: specialRule })
          .default("10.0.0.0/16")
          .describe("address range, from /16 to /24"),
        nat: oneOf(["none", "single", "perAz", "instance"])
          .default("single")
          .describe(
            "how tasks reach the internet: one gateway, one in each zone, or a small machine that is replaced when it fails; `none` adds VPC endpoints instead",
          ),
        endpoints: z
          .array(oneOf(endpointServices), {
            error: "must be a list of services, e.g. [ecr.api, ecr.dkr]",
          })
          .default([])
          .describe(
            "services reached inside the VPC, in addition to S3; each costs by the hour and zone",
          ),
        flowLogs: yesOrNo
          .default(true)
          .describe("records every connection, accepted or refused, in CloudWatch"),
      }),
      z.strictObject({
        mode: z.literal("existing"),
        vpcId: text(
          /^vpc-[0-9a-f]{8,17}$/,
          "must be a VPC id, e.g. vpc-0123456789abcdef0",
        ).describe("id of the VPC"),
        balancerSubnetIds: subnetIds(2, " in two zones").describe("public subnets, in two zones"),
        taskSubnetIds: subnetIds(1, "").describe("subnets of the tasks"),
        assignPublicIp: yesOrNo
          .default(false)
          .describe("true if the tasks' subnets are public and have no NAT"),
        ipv6: yesOrNo
          .default(false)
          .describe(
            "true if the balancer's subnets have IPv6; the balancer then has both kinds of addresses",
          ),
        balancerSecurityGroupIds: z
          .array(
            text(/^sg-[0-9a-f]{8,17}$/, "must be a security group id, e.g. sg-0123456789abcdef0"),
            { error: "must be a list of security group ids, e.g. [sg-0123456789abcdef0]" },
          )
          .default([])
          .describe(
            "more security groups of the balancer, e.g. those of a balancer that `catalog adopt` takes over",
          ),
        dnsServers: z
          .array(
            z.string({ error: dnsServerRule }).refine(isDnsServerCidr, { error: dnsServerRule }),
            { error: "must be a list of IPv4 networks, e.g. [10.0.0.2/32]" },
          )
          .default([])
          .describe("DNS servers in the VPC's DHCP options that are not Amazon's"),
      }),
    ],
    { error: "needs mode: default, dedicated or existing" },
  )
  .prefault({ mode: "dedicated" });
