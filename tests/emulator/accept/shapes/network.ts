import { capitals, pairs, to, type Fields } from "../fields";
import type { ResourceShape } from "../types";

const permission = "IpPermissions.0";

/** A rule is from one network or one group, and its description is theirs. */
const rule: Fields = {
  securityGroupId: to("GroupId"),
  ipProtocol: to(`${permission}.IpProtocol`),
  fromPort: to(`${permission}.FromPort`),
  toPort: to(`${permission}.ToPort`),
  cidrIpv4: to(`${permission}.IpRanges.0.CidrIp`),
  referencedSecurityGroupId: to(`${permission}.UserIdGroupPairs.0.GroupId`),
  description: (value, { cidrIpv4 }) => {
    const source = cidrIpv4 === undefined ? "UserIdGroupPairs" : "IpRanges";
    return [[`${permission}.${source}.0.Description`, value]];
  },
};

/** Security groups and their rules. */
export const network: Readonly<Record<string, ResourceShape>> = {
  "aws:ec2/securityGroup:SecurityGroup": {
    id: ["GroupId"],
    calls: [
      {
        call: "ec2.CreateSecurityGroup",
        always: { TagSpecifications: [{ ResourceType: "security-group" }] },
        fields: {
          ...capitals("vpcId", "description"),
          // The provider appends 26 digits.
          namePrefix: to("GroupName", (prefix: string) => prefix + "0".repeat(26)),
          tags: to("TagSpecifications.0.Tags", pairs("Key", "Value")),
        },
      },
    ],
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    calls: [{ call: "ec2.AuthorizeSecurityGroupIngress", fields: rule }],
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    calls: [{ call: "ec2.AuthorizeSecurityGroupEgress", fields: rule }],
  },
};
