import { partitionOf } from "../../components/iam/partition";
import type { HostOutputs } from "../../components/sharing";
import { sharedCluster } from "../../settings/toSettings/sharing";
import { assumedZoneIds, defaultSubnetId, generatedId } from "./generated";
import { guestNeedsAddresses, type FindHostFile } from "../stack/hostFile";

/** The name of the load balancer that a preview assumes, in every answer about it. */
const name = "app/shared";

interface AssumedHostArgs {
  readonly region: string;
  readonly account: string;
  readonly findHostFile: FindHostFile;
}

/**
 * What a preview assumes as the output `shared` of the stack that a reference names. It follows from that stack's file.
 * Without a file, the stack is in the default VPC, where tasks need public addresses.
 */
export function assumedHostOutputs(
  reference: string,
  { region, account, findHostFile }: AssumedHostArgs,
): HostOutputs {
  const [, project = "", stack = ""] = reference.split("/");
  return {
    listenerArn: balancerArn(region, account, "listener", `/${generatedId("listener")}`),
    clusterName: sharedCluster(project, stack) ?? "",
    taskSubnetIds: assumedZoneIds.map(defaultSubnetId),
    assignPublicIp: guestNeedsAddresses(findHostFile(stack)),
  };
}

/** The shared load balancer that a preview assumes. */
export function assumedBalancer(region: string, account: string) {
  return {
    arn: balancerArn(region, account, "loadbalancer"),
    arnSuffix: `${name}/${generatedId(name)}`,
    dnsName: `shared-${generatedId(name)}.${region}.elb.amazonaws.com`,
    zoneId: `Z${generatedId(name)}`,
    vpcId: `vpc-${generatedId("default")}`,
    subnets: assumedZoneIds.map(defaultSubnetId),
    securityGroups: [`sg-${generatedId(name)}`],
    ipAddressType: "ipv4",
  };
}

/** The listener of a shared load balancer that a preview assumes. */
export function assumedListener(region: string, account: string) {
  return {
    protocol: "HTTPS",
    certificateArn: `arn:${partitionOf(region)}:acm:${region}:${account}:certificate/${generatedId(name)}`,
    loadBalancerArn: balancerArn(region, account, "loadbalancer"),
  };
}

function balancerArn(region: string, account: string, kind: string, rest = ""): string {
  return `arn:${partitionOf(region)}:elasticloadbalancing:${region}:${account}:${kind}/${name}/${generatedId(name)}${rest}`;
}
