import { partitionOf } from "../../components/partition";
import type { HostOutputs } from "../../components/sharing";
import { sharedCluster } from "../../settings/sharing";
import { generatedId } from "./generated";
import { guestNeedsAddresses, type FindHostFile } from "../stack/hostFile";

/** The ids of a load balancer that a preview takes for granted, wherever it is asked for them. */
const name = "app/shared";

interface AssumedHostArgs {
  readonly region: string;
  readonly account: string;
  readonly findHostFile: FindHostFile;
}

/**
 * What a preview takes the output `shared` of the stack that a reference names to be: as that stack's file says; where
 * there is none, in the default VPC, where tasks need public addresses.
 */
export function assumedHostOutputs(
  reference: string,
  { region, account, findHostFile }: AssumedHostArgs,
): HostOutputs {
  const [, project = "", stack = ""] = reference.split("/");
  return {
    listenerArn: balancerArn(region, account, "listener", `/${generatedId("listener")}`),
    clusterName: sharedCluster(project, stack) ?? "",
    taskSubnetIds: ["a", "b"].map((zone) => `subnet-${generatedId(`default${zone}`)}`),
    assignPublicIp: guestNeedsAddresses(findHostFile(stack)),
  };
}

/** What a preview takes a shared load balancer to be. */
export function assumedBalancer(region: string, account: string) {
  return {
    arn: balancerArn(region, account, "loadbalancer"),
    arnSuffix: `${name}/${generatedId(name)}`,
    dnsName: `shared-${generatedId(name)}.${region}.elb.amazonaws.com`,
    zoneId: `Z${generatedId(name)}`,
    vpcId: `vpc-${generatedId("default")}`,
    subnets: ["a", "b"].map((zone) => `subnet-${generatedId(`default${zone}`)}`),
    securityGroups: [`sg-${generatedId(name)}`],
    ipAddressType: "ipv4",
  };
}

/** What a preview takes a shared load balancer's listener to be. */
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
