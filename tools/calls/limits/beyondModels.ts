import type { CallLimits } from "../../published";

/**
 * Limits of texts that AWS documents but its service models leave out: EC2's models have no patterns.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
 */
const groupText = { pattern: "[a-zA-Z0-9. _\\-:/()#,@[\\]+=&;{}!$*]*", max: 255 };
const ipv4Network = { pattern: "\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}" };
const ipv6Network = { pattern: "[0-9a-f:]+/\\d{1,3}" };

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
const balancingName = { pattern: "(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?" };

const ruleLimits: CallLimits = {
  "IpPermissions[].IpRanges[].Description": groupText,
  "IpPermissions[].Ipv6Ranges[].Description": groupText,
  "IpPermissions[].UserIdGroupPairs[].Description": groupText,
  "IpPermissions[].IpRanges[].CidrIp": ipv4Network,
  "IpPermissions[].Ipv6Ranges[].CidrIpv6": ipv6Network,
  "IpPermissions[].FromPort": { min: -1, max: 65_535 },
  "IpPermissions[].ToPort": { min: -1, max: 65_535 },
};

/** Further limits of calls, by place, each with the page that says so. */
export const beyondModels: Readonly<Record<string, CallLimits>> = {
  "ec2.CreateSecurityGroup": { Description: groupText, GroupName: groupText },
  "ec2.AuthorizeSecurityGroupIngress": ruleLimits,
  "ec2.AuthorizeSecurityGroupEgress": ruleLimits,
  "ec2.CreateVpc": { CidrBlock: ipv4Network },
  "ec2.CreateSubnet": { CidrBlock: ipv4Network, Ipv6CidrBlock: ipv6Network },
  "ec2.CreateRoute": { DestinationCidrBlock: ipv4Network, DestinationIpv6CidrBlock: ipv6Network },
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
  "ecs.RegisterTaskDefinition": {
    "containerDefinitions[].name": { pattern: "[A-Za-z0-9_-]{1,255}" },
    "containerDefinitions[].portMappings[].containerPort": { min: 1, max: 65_535 },
    family: { pattern: "[A-Za-z0-9_-]{1,255}" },
  },
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
  "ecs.CreateService": {
    desiredCount: { min: 0, max: 5000 },
    serviceName: { pattern: "[A-Za-z0-9_-]{1,255}" },
    "networkConfiguration.awsvpcConfiguration.subnets": { min: 1, max: 16 },
    "networkConfiguration.awsvpcConfiguration.securityGroups": { max: 5 },
  },
  "ecs.CreateCluster": { clusterName: { pattern: "[A-Za-z0-9_-]{1,255}" } },
  "elbv2.CreateLoadBalancer": { Name: balancingName },
  "elbv2.CreateTargetGroup": {
    Name: balancingName,
    // Fargate's tasks have IP addresses of their own.
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html
    TargetType: { enum: ["ip"] },
  },
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  "logs.PutRetentionPolicy": { retentionInDays: { max: 3653 } },
  // https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
  "acm.RequestCertificate": { DomainName: { max: 64 } },
};
