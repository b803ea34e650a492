import type * as aws from "../../aws";
import { actions, and, needs, type ForEach } from "../types";

const tags = "TagResource UntagResource";

export const ecs: ForEach<typeof aws.ecs> = {
  cluster: and(
    needs("ecs", "DescribeClusters ListTagsForResource", `UpdateCluster DeleteCluster ${tags}`),
    { writes: actions("iam", "CreateServiceLinkedRole") },
  ),
  clusterCapacityProviders: needs("ecs", "DescribeClusters", "PutClusterCapacityProviders"),
  service: and(
    needs(
      "ecs",
      "DescribeServices DescribeServiceDeployments ListServiceDeployments DescribeServiceRevisions ListTagsForResource",
      `UpdateService DeleteService ${tags}`,
    ),
    { writes: actions("iam", "PassRole") },
  ),
  taskDefinition: and(
    needs("ecs", "DescribeTaskDefinition ListTagsForResource", `DeregisterTaskDefinition ${tags}`),
    { writes: actions("iam", "PassRole") },
  ),
};

export const ecr: ForEach<typeof aws.ecr> = {
  repository: and(
    needs(
      "ecr",
      "DescribeRepositories ListTagsForResource",
      `DeleteRepository PutImageScanningConfiguration PutImageTagMutability ${tags}`,
    ),
    // ECR uses the stack's own key through grants, which the repository's creator must be allowed to give.
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
    { reads: actions("kms", "DescribeKey"), writes: actions("kms", "CreateGrant RetireGrant") },
  ),
  lifecyclePolicy: needs("ecr", "GetLifecyclePolicy", "DeleteLifecyclePolicy"),
};

/** The machine of `network.nat: instance`. Whoever makes the group must be allowed to start the machine. */
export const autoscaling: ForEach<typeof aws.autoscaling> = {
  group: and(
    needs(
      "autoscaling",
      "DescribeAutoScalingGroups DescribeScalingActivities DescribeInstanceRefreshes",
      "UpdateAutoScalingGroup DeleteAutoScalingGroup CreateOrUpdateTags DeleteTags StartInstanceRefresh CancelInstanceRefresh",
    ),
    {
      reads: actions("ec2", "DescribeLaunchTemplates DescribeLaunchTemplateVersions"),
      writes: [
        ...actions("ec2", "RunInstances CreateTags"),
        ...actions("iam", "PassRole CreateServiceLinkedRole"),
      ],
    },
  ),
};

const scaling = "application-autoscaling";

export const appautoscaling: ForEach<typeof aws.appautoscaling> = {
  target: and(
    needs(
      scaling,
      "DescribeScalableTargets ListTagsForResource",
      `DeregisterScalableTarget ${tags}`,
    ),
    { writes: actions("iam", "CreateServiceLinkedRole") },
  ),
  // Target tracking makes its own alarms.
  // https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_id-based-policy-examples.html
  policy: and(needs(scaling, "DescribeScalingPolicies", "DeleteScalingPolicy"), {
    reads: actions("cloudwatch", "DescribeAlarms"),
    writes: actions("cloudwatch", "PutMetricAlarm DeleteAlarms"),
  }),
  scheduledAction: needs(scaling, "DescribeScheduledActions", "DeleteScheduledAction"),
};

const nothing = { reads: [], writes: [] } as const;

export const others: ForEach<typeof aws.others> = {
  /** A component. Its parts have entries of their own. */
  awsxVpc: nothing,
  image: needs(
    "ecr",
    "GetAuthorizationToken BatchCheckLayerAvailability BatchGetImage GetDownloadUrlForLayer",
    "InitiateLayerUpload UploadLayerPart CompleteLayerUpload PutImage",
  ),
  randomBytes: nothing,
};
