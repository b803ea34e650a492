import { needs } from "../../permissions/types";
import { awsModule, free, model, nameTag, none, text, withId } from "../kind";

const vpcCalls = () => import("../../calls/types/vpc");
const vpcParts = () => import("../../account/types/vpc");
const ofNetwork = none("its subnets and security groups are judged");
const tags = "CreateTags DeleteTags";

/** The ways in and out of a VPC. */
export const routes = awsModule("ec2", {
  eip: {
    label: nameTag,
    made: withId("eipalloc-"),
    price: model("nat"),
    controls: ["EC2.12"],
    terraform: "aws_eip",
    cloudFormation: { type: "AWS::EC2::EIP" },
    calls: async () => (await vpcCalls()).eip,
    permissions: needs(
      "ec2",
      "DescribeAddresses DescribeAddressesAttribute",
      `DisassociateAddress ReleaseAddress ${tags}`,
    ),
    behaves: async () => (await vpcParts()).address,
  },
  internetGateway: {
    label: nameTag,
    made: withId("igw-"),
    price: free("only the data through it costs"),
    controls: ofNetwork,
    terraform: "aws_internet_gateway",
    cloudFormation: {
      type: "AWS::EC2::InternetGateway",
      properties: { VpcId: undefined },
    },
    calls: async () => (await vpcCalls()).internetGateway,
    permissions: needs(
      "ec2",
      "DescribeInternetGateways",
      `DetachInternetGateway DeleteInternetGateway ${tags}`,
    ),
    behaves: async () => (await vpcParts()).internetGateway,
  },
  natGateway: {
    label: nameTag,
    made: withId("nat-"),
    price: model("nat"),
    controls: none("its subnet and its address are judged"),
    terraform: "aws_nat_gateway",
    cloudFormation: { type: "AWS::EC2::NatGateway" },
    calls: async () => (await vpcCalls()).natGateway,
    permissions: needs("ec2", "DescribeNatGateways", `DeleteNatGateway ${tags}`),
    behaves: async () => (await vpcParts()).natGateway,
  },
  route: {
    label: (inputs) => String(inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"]),
    made: withId("r-"),
    price: free("a route"),
    controls: ofNetwork,
    terraform: "aws_route",
    cloudFormation: { type: "AWS::EC2::Route", tags: "none" },
    calls: async () => (await vpcCalls()).route,
    permissions: needs("ec2", "DescribeRouteTables", "ReplaceRoute DeleteRoute"),
    behaves: async () => (await vpcParts()).route,
  },
  routeTable: {
    label: nameTag,
    made: withId("rtb-"),
    price: free("a set of routes"),
    controls: ofNetwork,
    terraform: "aws_route_table",
    cloudFormation: { type: "AWS::EC2::RouteTable" },
    calls: async () => (await vpcCalls()).routeTable,
    permissions: needs(
      "ec2",
      "DescribeRouteTables",
      `DeleteRouteTable DisassociateRouteTable ${tags}`,
    ),
    behaves: async () => (await vpcParts()).routeTable,
  },
  routeTableAssociation: {
    label: () => "of its subnet",
    made: withId("rtbassoc-"),
    price: free("a set of routes"),
    controls: ofNetwork,
    terraform: "aws_route_table_association",
    cloudFormation: {
      type: "AWS::EC2::SubnetRouteTableAssociation",
      tags: "none",
    },
    calls: async () => (await vpcCalls()).routeTableAssociation,
    permissions: needs(
      "ec2",
      "DescribeRouteTables",
      "DisassociateRouteTable ReplaceRouteTableAssociation",
    ),
    behaves: async () => (await vpcParts()).routeTableAssociation,
  },
  vpcEndpoint: {
    label: (inputs) => text(inputs, "serviceName"),
    made: withId("vpce-"),
    price: model("network"),
    controls: none("judged with its VPC"),
    terraform: "aws_vpc_endpoint",
    cloudFormation: { type: "AWS::EC2::VPCEndpoint" },
    calls: async () => (await vpcCalls()).vpcEndpoint,
    permissions: needs(
      "ec2",
      "DescribeVpcEndpoints DescribePrefixLists DescribeNetworkInterfaces",
      `ModifyVpcEndpoint DeleteVpcEndpoints ${tags}`,
    ),
    behaves: async () => (await vpcParts()).vpcEndpoint,
  },
});
