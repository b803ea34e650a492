import { awsModule, free, none, text, withId, type Inputs } from "./kind";

const judged = none("judged with its security group");

/** Rules of security groups. */
export const vpc = awsModule("vpc", {
  securityGroupEgressRule: {
    label: (inputs, groupName) => `${ports(inputs)} to ${peer(inputs, groupName)}`,
    made: withId("sgr-"),
    price: free("a rule"),
    controls: judged,
    terraform: "aws_vpc_security_group_egress_rule",
    cloudFormation: { type: "AWS::EC2::SecurityGroupEgress" },
    behaves: async () => (await import("../account/types/network")).securityGroupRule,
  },
  securityGroupIngressRule: {
    label: (inputs, groupName) => `${ports(inputs)} from ${peer(inputs, groupName)}`,
    made: withId("sgr-"),
    price: free("a rule"),
    controls: judged,
    terraform: "aws_vpc_security_group_ingress_rule",
    cloudFormation: { type: "AWS::EC2::SecurityGroupIngress" },
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
