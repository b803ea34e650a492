import { capitals, tagList, to, type Fields } from "../fields";
import type { CallShape, ResourceShape } from "../types";

/** Tags as EC2 takes them when it creates something. */
function tagged(ResourceType: string): Pick<CallShape, "always"> & { readonly tags: Fields } {
  return {
    always: { TagSpecifications: [{ ResourceType, Tags: [] }] },
    tags: { tags: tagList("TagSpecifications.0.Tags") },
  };
}

/** The call that creates something with tags. */
function create(call: string, type: string, fields: Fields): CallShape {
  const { always, tags } = tagged(type);
  return { call, always, fields: { ...fields, ...tags } };
}

/** The calls that set attributes, which AWS takes one at a time. */
function attributes(call: string, own: string, ...names: readonly string[]): readonly CallShape[] {
  return names.map((name) => ({
    call,
    own,
    fields: Object.fromEntries(
      Object.entries(capitals(name)).map(([key, field]) => [
        key,
        (value, inputs) => field({ Value: value }, inputs),
      ]),
    ),
  }));
}

/** What a VPC consists of but for its security groups. */
export const vpcParts: Readonly<Record<string, ResourceShape>> = {
  "aws:ec2/vpc:Vpc": {
    id: ["Vpc", "VpcId"],
    calls: [
      create("ec2.CreateVpc", "vpc", {
        ...capitals("cidrBlock"),
        assignGeneratedIpv6CidrBlock: to("AmazonProvidedIpv6CidrBlock"),
      }),
      ...attributes("ec2.ModifyVpcAttribute", "VpcId", "enableDnsHostnames", "enableDnsSupport"),
    ],
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    calls: [
      {
        call: "ec2.DescribeSecurityGroups",
        always: { Filters: [{ Name: "group-name", Values: ["default"] }] },
        fields: { vpcId: to("Filters.1", (id: string) => ({ Name: "vpc-id", Values: [id] })) },
      },
    ],
  },
  "aws:ec2/internetGateway:InternetGateway": {
    id: ["InternetGateway", "InternetGatewayId"],
    calls: [
      create("ec2.CreateInternetGateway", "internet-gateway", {}),
      { call: "ec2.AttachInternetGateway", own: "InternetGatewayId", fields: capitals("vpcId") },
    ],
  },
  "aws:ec2/subnet:Subnet": {
    id: ["Subnet", "SubnetId"],
    calls: [
      create("ec2.CreateSubnet", "subnet", capitals("vpcId", "availabilityZone", "cidrBlock")),
      ...attributes(
        "ec2.ModifySubnetAttribute",
        "SubnetId",
        "mapPublicIpOnLaunch",
        "assignIpv6AddressOnCreation",
      ),
    ],
    // A part of a block that AWS makes up, and a preview, too.
    providerOnly: ["ipv6CidrBlock"],
  },
  "aws:ec2/routeTable:RouteTable": {
    id: ["RouteTable", "RouteTableId"],
    calls: [create("ec2.CreateRouteTable", "route-table", capitals("vpcId"))],
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    calls: [{ call: "ec2.AssociateRouteTable", fields: capitals("routeTableId", "subnetId") }],
  },
  "aws:ec2/route:Route": {
    calls: [
      {
        call: "ec2.CreateRoute",
        fields: capitals(
          "routeTableId",
          "destinationCidrBlock",
          "destinationIpv6CidrBlock",
          "gatewayId",
          "natGatewayId",
          "networkInterfaceId",
        ),
      },
    ],
  },
  "aws:ec2/eip:Eip": {
    id: ["AllocationId"],
    calls: [create("ec2.AllocateAddress", "elastic-ip", capitals("domain"))],
  },
  "aws:ec2/natGateway:NatGateway": {
    id: ["NatGateway", "NatGatewayId"],
    calls: [create("ec2.CreateNatGateway", "natgateway", capitals("subnetId", "allocationId"))],
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    calls: [
      create(
        "ec2.CreateVpcEndpoint",
        "vpc-endpoint",
        capitals(
          "vpcId",
          "serviceName",
          "vpcEndpointType",
          "routeTableIds",
          "subnetIds",
          "securityGroupIds",
          "privateDnsEnabled",
        ),
      ),
    ],
  },
  "aws:ec2/flowLog:FlowLog": {
    calls: [
      {
        call: "ec2.CreateFlowLogs",
        always: { ResourceType: "VPC", TagSpecifications: [{ ResourceType: "vpc-flow-log" }] },
        fields: {
          vpcId: to("ResourceIds.0"),
          iamRoleArn: to("DeliverLogsPermissionArn"),
          ...capitals("trafficType", "logDestinationType", "logDestination"),
          ...capitals("maxAggregationInterval"),
          tags: tagList("TagSpecifications.0.Tags"),
        },
      },
    ],
  },
};
