import { assumedIpv6Block } from "../assumed/generated";
import { awsModule, byUse, free, model, nameTag, none, text, withId } from "./kind";

const vpcCalls = () => import("../calls/types/vpc");
const vpcParts = () => import("../account/types/vpc");
const natParts = () => import("../account/types/natInstance");
const ofNetwork = none("its subnets and security groups are judged");

/** A VPC and everything in it, except the rules of security groups, which are in vpc.ts. */
export const ec2 = awsModule("ec2", {
  defaultSecurityGroup: {
    label: () => "no rules",
    made: withId("sg-"),
    price: free("a set of rules"),
    controls: none("judged with its VPC"),
    terraform: "aws_default_security_group",
    cloudFormation: none("empties what each VPC has"),
    calls: async () => (await vpcCalls()).defaultSecurityGroup,
    behaves: async () => (await vpcParts()).defaultSecurityGroup,
  },
  eip: {
    label: nameTag,
    made: withId("eipalloc-"),
    price: model("nat"),
    controls: ["EC2.12"],
    terraform: "aws_eip",
    cloudFormation: { type: "AWS::EC2::EIP" },
    calls: async () => (await vpcCalls()).eip,
    behaves: async () => (await vpcParts()).address,
  },
  flowLog: {
    label: (inputs) => text(inputs, "logDestination").split(":log-group:").at(-1) ?? "",
    made: withId("fl-"),
    price: byUse,
    usage: [{ key: "vendedLogs", item: "flow logs written", amount: 1, example: "1 GB" }],
    controls: none("judged with its VPC"),
    terraform: "aws_flow_log",
    cloudFormation: {
      type: "AWS::EC2::FlowLog",
      properties: { "ResourceIds.0": "ResourceId" },
    },
    calls: async () => (await vpcCalls()).flowLog,
    behaves: async () => (await natParts()).flowLog,
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
    behaves: async () => (await vpcParts()).internetGateway,
  },
  launchTemplate: {
    made: (_, { id }) => ({ id: id("lt-"), outputs: { latestVersion: 1 } }),
    price: model("nat"),
    controls: ["EC2.25", "EC2.170", "EC2.181"],
    terraform: "aws_launch_template",
    cloudFormation: {
      type: "AWS::EC2::LaunchTemplate",
      tags: "none",
    },
    calls: async () => (await import("../calls/types/natInstance")).launchTemplate,
    behaves: async () => (await natParts()).launchTemplate,
  },
  natGateway: {
    label: nameTag,
    made: withId("nat-"),
    price: model("nat"),
    controls: none("its subnet and its address are judged"),
    terraform: "aws_nat_gateway",
    cloudFormation: { type: "AWS::EC2::NatGateway" },
    calls: async () => (await vpcCalls()).natGateway,
    behaves: async () => (await vpcParts()).natGateway,
  },
  networkInterface: {
    label: (inputs) => text(inputs, "description"),
    made: withId("eni-"),
    price: free("paid with its address"),
    controls: ["EC2.180"],
    terraform: "aws_network_interface",
    cloudFormation: {
      type: "AWS::EC2::NetworkInterface",
      properties: { Groups: "GroupSet", "SourceDestCheck.Value": "SourceDestCheck" },
    },
    calls: async () => (await import("../calls/types/natInstance")).networkInterface,
    behaves: async () => (await natParts()).networkInterface,
  },
  route: {
    label: (inputs) => String(inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"]),
    made: withId("r-"),
    price: free("a route"),
    controls: ofNetwork,
    terraform: "aws_route",
    cloudFormation: { type: "AWS::EC2::Route", tags: "none" },
    calls: async () => (await vpcCalls()).route,
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
    behaves: async () => (await vpcParts()).routeTableAssociation,
  },
  securityGroup: {
    made: withId("sg-"),
    price: free("a set of rules"),
    controls: ["EC2.13", "EC2.14", "EC2.18", "EC2.19", "EC2.53", "EC2.54"],
    terraform: "aws_security_group",
    cloudFormation: {
      type: "AWS::EC2::SecurityGroup",
      properties: { Description: "GroupDescription" },
    },
    calls: async () => (await import("../calls/types/network")).securityGroup,
    behaves: async () => (await import("../account/types/network")).securityGroup,
  },
  subnet: {
    label: (inputs) => `${text(inputs, "cidrBlock")} in ${text(inputs, "availabilityZone")}`,
    made: withId("subnet-"),
    price: free("a range of addresses"),
    controls: ["EC2.15"],
    terraform: "aws_subnet",
    cloudFormation: {
      type: "AWS::EC2::Subnet",
      properties: {
        "MapPublicIpOnLaunch.Value": "MapPublicIpOnLaunch",
        "AssignIpv6AddressOnCreation.Value": "AssignIpv6AddressOnCreation",
      },
    },
    calls: async () => (await vpcCalls()).subnet,
    behaves: async () => (await vpcParts()).subnet,
  },
  vpc: {
    label: (inputs) => text(inputs, "cidrBlock"),
    made: (inputs, { id }) => ({
      id: id("vpc-"),
      outputs: inputs["assignGeneratedIpv6CidrBlock"] ? { ipv6CidrBlock: assumedIpv6Block } : {},
    }),
    price: free("a range of addresses"),
    controls: [
      ...["EC2.2", "EC2.6", "EC2.10"],
      ...["EC2.55", "EC2.56", "EC2.57", "EC2.58", "EC2.60"],
    ],
    terraform: "aws_vpc",
    cloudFormation: {
      type: "AWS::EC2::VPC",
      properties: {
        AmazonProvidedIpv6CidrBlock: undefined,
        "EnableDnsHostnames.Value": "EnableDnsHostnames",
        "EnableDnsSupport.Value": "EnableDnsSupport",
      },
    },
    calls: async () => (await vpcCalls()).vpc,
    behaves: async () => (await vpcParts()).vpc,
  },
  vpcEndpoint: {
    label: (inputs) => text(inputs, "serviceName"),
    made: withId("vpce-"),
    price: model("network"),
    controls: none("judged with its VPC"),
    terraform: "aws_vpc_endpoint",
    cloudFormation: { type: "AWS::EC2::VPCEndpoint" },
    calls: async () => (await vpcCalls()).vpcEndpoint,
    behaves: async () => (await vpcParts()).vpcEndpoint,
  },
});
