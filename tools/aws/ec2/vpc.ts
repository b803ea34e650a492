import { assumedIpv6Block } from "../../assumed/generated";
import { actions, and, needs } from "../../permissions/types";
import { awsModule, byUse, free, none, text, withId } from "../kind";

const vpcCalls = () => import("../../calls/types/vpc");
const vpcParts = () => import("../../account/types/vpc");
const natParts = () => import("../../account/types/natInstance");
const tags = "CreateTags DeleteTags";
const rules =
  "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress";

/** A VPC, its subnets and its security groups; the rules of those groups are in ../vpc.ts. */
export const vpc = awsModule("ec2", {
  defaultSecurityGroup: {
    label: () => "no rules",
    made: withId("sg-"),
    price: free("a set of rules"),
    controls: none("judged with its VPC"),
    terraform: "aws_default_security_group",
    cloudFormation: none("empties what each VPC has"),
    calls: async () => (await vpcCalls()).defaultSecurityGroup,
    permissions: needs(
      "ec2",
      "DescribeSecurityGroups DescribeSecurityGroupRules",
      `${rules} ${tags}`,
    ),
    behaves: async () => (await vpcParts()).defaultSecurityGroup,
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
    // EC2 writes the flow logs to CloudWatch Logs, and assumes a role to do it.
    // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
    permissions: and(needs("ec2", "DescribeFlowLogs", `DeleteFlowLogs ${tags}`), {
      writes: [...actions("logs", "CreateLogDelivery DeleteLogDelivery"), "iam:PassRole"],
    }),
    behaves: async () => (await natParts()).flowLog,
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
    calls: async () => (await import("../../calls/types/network")).securityGroup,
    permissions: needs(
      "ec2",
      "DescribeSecurityGroups DescribeNetworkInterfaces",
      `RevokeSecurityGroupEgress RevokeSecurityGroupIngress DeleteSecurityGroup ${tags}`,
    ),
    behaves: async () => (await import("../../account/types/network")).securityGroup,
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
    permissions: needs(
      "ec2",
      "DescribeSubnets DescribeNetworkInterfaces",
      `DeleteSubnet AssociateSubnetCidrBlock DisassociateSubnetCidrBlock ${tags}`,
    ),
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
    permissions: needs(
      "ec2",
      "DescribeVpcs DescribeVpcAttribute DescribeNetworkAcls DescribeRouteTables DescribeSecurityGroups",
      `DeleteVpc ${tags}`,
    ),
    behaves: async () => (await vpcParts()).vpc,
  },
});
