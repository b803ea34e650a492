import { capitals, tagList, to, type Fields } from "../fields";
import type { CallShape, ResourceShape } from "../types";

const permission = "IpPermissions.0";

/**
 * A rule names one network or one group; in the call, the rule's description belongs to that
 * network or group.
 */
const rule: Fields = {
  securityGroupId: to("GroupId"),
  ipProtocol: to(`${permission}.IpProtocol`),
  fromPort: to(`${permission}.FromPort`),
  toPort: to(`${permission}.ToPort`),
  cidrIpv4: to(`${permission}.IpRanges.0.CidrIp`),
  cidrIpv6: to(`${permission}.Ipv6Ranges.0.CidrIpv6`),
  referencedSecurityGroupId: to(`${permission}.UserIdGroupPairs.0.GroupId`),
  description: (value, { cidrIpv4, cidrIpv6 }) => {
    const addresses = cidrIpv6 === undefined ? "IpRanges" : "Ipv6Ranges";
    const source = (cidrIpv4 ?? cidrIpv6) === undefined ? "UserIdGroupPairs" : addresses;
    return [[`${permission}.${source}.0.Description`, value]];
  },
};

function ruleCall(way: "Ingress" | "Egress"): CallShape {
  return {
    call: `ec2.AuthorizeSecurityGroup${way}`,
    always: { TagSpecifications: [{ ResourceType: "security-group-rule" }] },
    fields: { ...rule, tags: tagList("TagSpecifications.0.Tags") },
  };
}

export const securityGroup: ResourceShape = {
  id: ["GroupId"],
  calls: [
    {
      call: "ec2.CreateSecurityGroup",
      always: { TagSpecifications: [{ ResourceType: "security-group" }] },
      fields: {
        ...capitals("vpcId", "description"),
        // The provider appends 26 digits.
        namePrefix: to("GroupName", (prefix: string) => prefix + "0".repeat(26)),
        tags: tagList("TagSpecifications.0.Tags"),
      },
    },
  ],
};

export const securityGroupIngressRule: ResourceShape = {
  calls: [ruleCall("Ingress")],
};

export const securityGroupEgressRule: ResourceShape = {
  calls: [ruleCall("Egress")],
};
