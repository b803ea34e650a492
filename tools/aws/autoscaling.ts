import { awsModule, model } from "./kind";

/** The group that keeps a NAT instance running. */
export const autoscaling = awsModule("autoscaling", {
  group: {
    price: model("nat"),
    controls: ["AutoScaling.1", "AutoScaling.2", "AutoScaling.6", "AutoScaling.9"],
    terraform: "aws_autoscaling_group",
    cloudFormation: { type: "AWS::AutoScaling::AutoScalingGroup" },
    behaves: async () => (await import("../account/types/natInstance")).autoscalingGroup,
  },
});
