import type * as pulumi from "@pulumi/pulumi";
import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import { serviceName, type EndpointService } from "../services";

/** The VPC and the services that its tasks reach through endpoints. */
export interface EndpointsArgs {
  /** Start of the security group's name. */
  readonly base: string;
  readonly vpcId: pulumi.Input<string>;
  readonly cidr: string;
  readonly region: string;
  readonly routeTableIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Services to reach through an endpoint, in any order. A service that is named twice gets one endpoint. */
  readonly services: readonly EndpointService[];
  /** Whether the interface endpoints are protected; undefined to follow their parent. */
  readonly protectInterfaces?: boolean;
}

/**
 * Endpoints through which tasks reach AWS's services inside the VPC: S3 always, and in each private subnet the chosen
 * services.
 */
export function vpcEndpoints(
  name: string,
  args: EndpointsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  gatewayEndpoint(name, args, opts);
  const services = [...new Set(args.services)].sort();
  if (services.length === 0) return;
  const interfaceOpts = { ...opts, protect: args.protectInterfaces };
  const group = endpointGroup(name, args, interfaceOpts);
  for (const service of services) {
    new ec2.VpcEndpoint(
      `${name}-${service.replaceAll(".", "-")}`,
      {
        vpcId: args.vpcId,
        serviceName: serviceName(args.region, service),
        vpcEndpointType: "Interface",
        subnetIds: args.subnetIds,
        securityGroupIds: [group.id],
        privateDnsEnabled: true,
      },
      interfaceOpts,
    );
  }
}

/**
 * The endpoint of S3, through which tasks get ECR's image layers without NAT and free of charge.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
function gatewayEndpoint(name: string, args: EndpointsArgs, opts: pulumi.CustomResourceOptions) {
  new ec2.VpcEndpoint(
    `${name}-s3`,
    {
      vpcId: args.vpcId,
      serviceName: `com.amazonaws.${args.region}.s3`,
      vpcEndpointType: "Gateway",
      routeTableIds: args.routeTableIds,
    },
    opts,
  );
}

function endpointGroup(name: string, args: EndpointsArgs, opts: pulumi.CustomResourceOptions) {
  const group = new ec2.SecurityGroup(
    `${name}-endpoints`,
    {
      namePrefix: `${args.base}-endpoints-`,
      vpcId: args.vpcId,
      description: "HTTPS from the VPC to its interface endpoints",
      tags: { Name: `${args.base}-endpoints` },
    },
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
  return group;
}
