import { actions } from "./types";

/** The actions that the provider needs for each of the program's look-ups, by the look-up's token. */
export const lookupReads: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/getVpc:getVpc": actions("ec2", "DescribeVpcs DescribeVpcAttribute DescribeRouteTables"),
  "aws:ec2/getAmiIds:getAmiIds": actions("ec2", "DescribeImages"),
  "aws:index/getAvailabilityZones:getAvailabilityZones": actions(
    "ec2",
    "DescribeAvailabilityZones",
  ),
  "aws:ec2/getSubnets:getSubnets": actions("ec2", "DescribeSubnets"),
  "aws:ec2/getInternetGateway:getInternetGateway": actions("ec2", "DescribeInternetGateways"),
  "aws:lb/getListener:getListener": actions(
    "elasticloadbalancing",
    "DescribeListeners DescribeListenerAttributes DescribeTags",
  ),
  "aws:lb/getLoadBalancer:getLoadBalancer": actions(
    "elasticloadbalancing",
    "DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeTags",
  ),
  // Everybody may ask for their own identity without a permission.
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
  "aws:index/getCallerIdentity:getCallerIdentity": [],
  "aws:cloudwatch/getLogGroups:getLogGroups": actions("logs", "DescribeLogGroups"),
  "aws:s3/getBuckets:getBuckets": actions("s3", "ListAllMyBuckets"),
  "aws:route53/getZone:getZone": actions(
    "route53",
    "ListHostedZones GetHostedZone ListTagsForResource",
  ),
  "aws:ecr/getAuthorizationToken:getAuthorizationToken": actions("ecr", "GetAuthorizationToken"),
  "aws:ecr/getRepositories:getRepositories": actions("ecr", "DescribeRepositories"),
  "aws:ecr/getImages:getImages": actions("ecr", "ListImages"),
  "aws:ecr/getImage:getImage": actions("ecr", "DescribeImages"),
};
