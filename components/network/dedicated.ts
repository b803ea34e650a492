import type * as pulumi from "@pulumi/pulumi";
import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import * as awsx from "@pulumi/awsx/ec2";
import type { NatMode, NetworkPlacement } from "./types";

interface DedicatedNetworkArgs {
  readonly cidr: string;
  readonly nat: NatMode;
  readonly region: string;
}

/** What a task without a way to the internet must reach to start, beside S3, where the image layers are.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
const servicesTasksStartWith = ["ecr.api", "ecr.dkr", "logs", "secretsmanager"] as const;

/** A VPC over two zones: public subnets for the balancer, private ones for the tasks. */
export function dedicatedNetwork(
  name: string,
  args: DedicatedNetworkArgs,
  opts: { readonly parent: pulumi.Resource },
): NetworkPlacement {
  const network = new awsx.Vpc(
    name,
    {
      cidrBlock: args.cidr,
      numberOfAvailabilityZones: 2,
      subnetStrategy: "Auto",
      subnetSpecs: [{ type: "Private" }, { type: "Public" }],
      natGateways: { strategy: natStrategy(args.nat) },
      enableDnsHostnames: true,
      enableDnsSupport: true,
    },
    opts,
  );
  gatewayEndpoint(name, network, args.region, opts);
  if (args.nat === "none") interfaceEndpoints(name, network, args, opts);
  return {
    vpcId: network.vpcId,
    balancerSubnetIds: network.publicSubnetIds,
    taskSubnetIds: network.privateSubnetIds,
    assignPublicIp: false,
  };
}

/** S3, from which ECR serves image layers, without NAT and without charge.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html */
function gatewayEndpoint(
  name: string,
  network: awsx.Vpc,
  region: string,
  opts: pulumi.CustomResourceOptions,
) {
  new ec2.VpcEndpoint(
    `${name}-s3`,
    {
      vpcId: network.vpcId,
      serviceName: `com.amazonaws.${region}.s3`,
      vpcEndpointType: "Gateway",
      routeTableIds: network.routeTables.apply((tables) => tables.map((table) => table.id)),
    },
    opts,
  );
}

function interfaceEndpoints(
  name: string,
  network: awsx.Vpc,
  args: DedicatedNetworkArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const group = new ec2.SecurityGroup(
    `${name}-endpoints`,
    { vpcId: network.vpcId, description: "HTTPS from the VPC to its interface endpoints" },
    opts,
  );
  new vpc.SecurityGroupIngressRule(
    `${name}-endpoints-https`,
    {
      securityGroupId: group.id,
      description: "HTTPS from the VPC",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: args.cidr,
    },
    opts,
  );
  for (const service of servicesTasksStartWith) {
    new ec2.VpcEndpoint(
      `${name}-${service.replace(".", "-")}`,
      {
        vpcId: network.vpcId,
        serviceName: `com.amazonaws.${args.region}.${service}`,
        vpcEndpointType: "Interface",
        subnetIds: network.privateSubnetIds,
        securityGroupIds: [group.id],
        privateDnsEnabled: true,
      },
      opts,
    );
  }
}

function natStrategy(nat: NatMode) {
  switch (nat) {
    case "none":
      return "None";
    case "single":
      return "Single";
    case "perAz":
      return "OnePerAz";
  }
}
