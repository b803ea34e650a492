import { actions, type Permissions } from "./types";

/**
 * The calls that `live/` makes through AWS's SDK, for `pulumi up` and for the commands.
 * `tests/tools/permissions/coverage.test.ts` compares them with the sources. sts:GetCallerIdentity is left out, because nobody
 * needs a permission for it.
 */
export const livePermissions: Permissions = {
  reads: [
    ...actions(
      "ecs",
      "DescribeClusters DescribeServiceRevisions DescribeServices DescribeTaskDefinition DescribeTasks ListServiceDeployments ListTasks",
    ),
    ...actions(
      "ecr",
      "BatchCheckLayerAvailability BatchGetImage DescribeImageScanFindings DescribeImages DescribeRepositories GetAuthorizationToken GetDownloadUrlForLayer ListTagsForResource",
    ),
    ...actions(
      "elasticloadbalancing",
      "DescribeListenerAttributes DescribeListeners DescribeLoadBalancers DescribeRules DescribeTags DescribeTargetGroups DescribeTargetHealth",
    ),
    ...actions("application-autoscaling", "DescribeScalableTargets"),
    ...actions("cloudwatch", "DescribeAlarms GetMetricData ListDashboards ListTagsForResource"),
    ...actions(
      "logs",
      "DescribeLogGroups DescribeLogStreams FilterLogEvents GetLogEvents ListTagsForResource",
    ),
    ...actions("iam", "GetRole SimulatePrincipalPolicy"),
    ...actions("acm", "DescribeCertificate"),
    ...actions("servicequotas", "GetAWSDefaultServiceQuota GetServiceQuota"),
    ...actions(
      "ec2",
      "DescribeAddresses DescribeNatGateways DescribeRouteTables DescribeSecurityGroups DescribeSubnets DescribeVpcAttribute DescribeVpcEndpoints DescribeVpcs",
    ),
    ...actions("secretsmanager", "GetSecretValue ListSecrets"),
    ...actions("sns", "ListTagsForResource ListTopics"),
    ...actions("kms", "ListAliases ListResourceTags"),
    ...actions("ssm", "GetParameter GetParameterHistory"),
    ...actions("s3", "ListBucket"),
  ],
  writes: [
    // Access logs show who visited the app. The action counts as a write, so that roles that only
    // preview do not get it.
    ...actions("s3", "GetObject"),
    ...actions("ecs", "RunTask StopServiceDeployment StopTask TagResource UpdateService"),
    ...actions("cloudwatch", "PutAlarmMuteRule SetAlarmState TagResource"),
    ...actions(
      "ecr",
      "CompleteLayerUpload InitiateLayerUpload PutImage TagResource UploadLayerPart",
    ),
    ...actions("logs", "TagResource"),
    ...actions("secretsmanager", "RestoreSecret TagResource UntagResource"),
    ...actions(
      "elasticloadbalancing",
      "AddTags CreateRule DeleteRule ModifyListenerAttributes ModifyRule",
    ),
    ...actions("application-autoscaling", "RegisterScalableTarget"),
    ...actions("ssm", "AddTagsToResource DeleteParameter PutParameter"),
  ],
};
