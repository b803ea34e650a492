import { actions, and, needs } from "../permissions/types";
import { awsModule, model } from "./kind";

const calls = () => import("../calls/types/natInstance");

/** The Auto Scaling group that keeps a NAT instance running. */
export const autoscaling = awsModule("autoscaling", {
  group: {
    price: model("nat"),
    controls: ["AutoScaling.1", "AutoScaling.2", "AutoScaling.6", "AutoScaling.9"],
    terraform: "aws_autoscaling_group",
    cloudFormation: {
      type: "AWS::AutoScaling::AutoScalingGroup",
      forms: { VPCZoneIdentifier: (ids: string) => ids.split(",") },
      tags: "none",
    },
    calls: async () => (await calls()).group,
    permissions: and(
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
    behaves: async () => (await import("../account/types/natInstance")).autoscalingGroup,
  },
});
