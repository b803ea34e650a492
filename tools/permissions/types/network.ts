import type * as aws from "../../aws";
import { actions, and, needs, type ForEach } from "../types";

const tags = "CreateTags DeleteTags";
const rules =
  "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress";

export const ec2: ForEach<typeof aws.ec2> = {
  vpc: needs(
    "ec2",
    "DescribeVpcs DescribeVpcAttribute DescribeNetworkAcls DescribeRouteTables DescribeSecurityGroups",
    `DeleteVpc ${tags}`,
  ),
  subnet: needs(
    "ec2",
    "DescribeSubnets DescribeNetworkInterfaces",
    `DeleteSubnet AssociateSubnetCidrBlock DisassociateSubnetCidrBlock ${tags}`,
  ),
  internetGateway: needs(
    "ec2",
    "DescribeInternetGateways",
    `DetachInternetGateway DeleteInternetGateway ${tags}`,
  ),
  routeTable: needs(
    "ec2",
    "DescribeRouteTables",
    `DeleteRouteTable DisassociateRouteTable ${tags}`,
  ),
  routeTableAssociation: needs(
    "ec2",
    "DescribeRouteTables",
    "DisassociateRouteTable ReplaceRouteTableAssociation",
  ),
  route: needs("ec2", "DescribeRouteTables", "ReplaceRoute DeleteRoute"),
  eip: needs(
    "ec2",
    "DescribeAddresses DescribeAddressesAttribute",
    `DisassociateAddress ReleaseAddress ${tags}`,
  ),
  natGateway: needs("ec2", "DescribeNatGateways", `DeleteNatGateway ${tags}`),
  vpcEndpoint: needs(
    "ec2",
    "DescribeVpcEndpoints DescribePrefixLists DescribeNetworkInterfaces",
    `ModifyVpcEndpoint DeleteVpcEndpoints ${tags}`,
  ),
  securityGroup: needs(
    "ec2",
    "DescribeSecurityGroups DescribeNetworkInterfaces",
    `RevokeSecurityGroupEgress RevokeSecurityGroupIngress DeleteSecurityGroup ${tags}`,
  ),
  defaultSecurityGroup: needs(
    "ec2",
    "DescribeSecurityGroups DescribeSecurityGroupRules",
    `${rules} ${tags}`,
  ),
  // EC2 writes the flow logs to CloudWatch Logs, and assumes a role to do it.
  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
  flowLog: and(needs("ec2", "DescribeFlowLogs", `DeleteFlowLogs ${tags}`), {
    writes: [...actions("logs", "CreateLogDelivery DeleteLogDelivery"), "iam:PassRole"],
  }),
  launchTemplate: needs(
    "ec2",
    "DescribeLaunchTemplates DescribeLaunchTemplateVersions",
    `CreateLaunchTemplateVersion ModifyLaunchTemplate DeleteLaunchTemplate ${tags}`,
  ),
  networkInterface: needs(
    "ec2",
    "DescribeNetworkInterfaces",
    `DetachNetworkInterface DeleteNetworkInterface ${tags}`,
  ),
};

export const vpc: ForEach<typeof aws.vpc> = {
  securityGroupIngressRule: needs(
    "ec2",
    "DescribeSecurityGroupRules",
    `ModifySecurityGroupRules RevokeSecurityGroupIngress ${tags}`,
  ),
  securityGroupEgressRule: needs(
    "ec2",
    "DescribeSecurityGroupRules",
    `ModifySecurityGroupRules RevokeSecurityGroupEgress ${tags}`,
  ),
};

const balancing = "elasticloadbalancing";
const labels = "AddTags RemoveTags";

export const lb: ForEach<typeof aws.lb> = {
  loadBalancer: and(
    needs(
      balancing,
      "DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeTags DescribeCapacityReservation",
      `DeleteLoadBalancer SetSecurityGroups SetSubnets SetIpAddressType ${labels}`,
    ),
    {
      reads: actions("ec2", "DescribeNetworkInterfaces"),
      writes: actions("iam", "CreateServiceLinkedRole"),
    },
  ),
  targetGroup: needs(
    balancing,
    "DescribeTargetGroups DescribeTargetGroupAttributes DescribeTags",
    `ModifyTargetGroup DeleteTargetGroup ${labels}`,
  ),
  listener: needs(
    balancing,
    "DescribeListeners DescribeListenerAttributes DescribeTags",
    `ModifyListener DeleteListener ${labels}`,
  ),
  listenerCertificate: needs(
    balancing,
    "DescribeListenerCertificates",
    "RemoveListenerCertificates",
  ),
  listenerRule: needs(
    balancing,
    "DescribeRules DescribeTags",
    `ModifyRule SetRulePriorities DeleteRule ${labels}`,
  ),
};

export const acm: ForEach<typeof aws.acm> = {
  certificate: needs(
    "acm",
    "DescribeCertificate ListTagsForCertificate",
    "UpdateCertificateOptions DeleteCertificate AddTagsToCertificate RemoveTagsFromCertificate",
  ),
  certificateValidation: { reads: actions("acm", "DescribeCertificate"), writes: [] },
};

export const route53: ForEach<typeof aws.route53> = {
  record: needs(
    "route53",
    "GetHostedZone GetChange ListResourceRecordSets",
    "ChangeResourceRecordSets",
  ),
};
