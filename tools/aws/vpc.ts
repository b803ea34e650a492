import { needs } from "../permissions/types";
import { awsModule, free, none, text, withId, type CloudFormation, type Inputs } from "./kind";

const tags = "CreateTags DeleteTags";

const judged = none("judged with its security group");

const calls = () => import("../calls/types/network");

/** Rules of security groups. */
export const vpc = awsModule("vpc", {
  securityGroupEgressRule: {
    label: (inputs, groupName) => `${ports(inputs)} to ${peer(inputs, groupName)}`,
    made: withId("sgr-"),
    price: free("a rule"),
    controls: judged,
    terraform: "aws_vpc_security_group_egress_rule",
    cloudFormation: groupRule("AWS::EC2::SecurityGroupEgress", "DestinationSecurityGroupId"),
    calls: async () => (await calls()).securityGroupEgressRule,
    permissions: needs(
      "ec2",
      "DescribeSecurityGroupRules",
      `ModifySecurityGroupRules RevokeSecurityGroupEgress ${tags}`,
    ),
    behaves: async () => (await import("../account/types/network")).securityGroupRule,
  },
  securityGroupIngressRule: {
    label: (inputs, groupName) => `${ports(inputs)} from ${peer(inputs, groupName)}`,
    made: withId("sgr-"),
    price: free("a rule"),
    controls: judged,
    terraform: "aws_vpc_security_group_ingress_rule",
    cloudFormation: groupRule("AWS::EC2::SecurityGroupIngress", "SourceSecurityGroupId"),
    calls: async () => (await calls()).securityGroupIngressRule,
    permissions: needs(
      "ec2",
      "DescribeSecurityGroupRules",
      `ModifySecurityGroupRules RevokeSecurityGroupIngress ${tags}`,
    ),
    behaves: async () => (await import("../account/types/network")).securityGroupRule,
  },
});

function ports(inputs: Inputs): string {
  const { fromPort: from, toPort: to = from } = inputs;
  const range = from === to ? String(from) : `${String(from)}-${String(to)}`;
  return `${range}/${text(inputs, "ipProtocol")}`;
}

function peer(inputs: Inputs, groupName: (id: unknown) => string): string {
  const group = inputs["referencedSecurityGroupId"];
  return group === undefined ? String(inputs["cidrIpv4"] ?? inputs["cidrIpv6"]) : groupName(group);
}

/** `group` is the property that names another security group. */
function groupRule(type: string, group: string): CloudFormation {
  const rule = "IpPermissions.0";
  return {
    type,
    properties: {
      [`${rule}.IpProtocol`]: "IpProtocol",
      [`${rule}.FromPort`]: "FromPort",
      [`${rule}.ToPort`]: "ToPort",
      [`${rule}.IpRanges.0.CidrIp`]: "CidrIp",
      [`${rule}.IpRanges.0.Description`]: "Description",
      [`${rule}.Ipv6Ranges.0.CidrIpv6`]: "CidrIpv6",
      [`${rule}.Ipv6Ranges.0.Description`]: "Description",
      [`${rule}.UserIdGroupPairs.0.GroupId`]: group,
      [`${rule}.UserIdGroupPairs.0.Description`]: "Description",
    },
    tags: "none",
  };
}
