import { capitals, mapped, to } from "../fields";
import type { ResourceShape } from "../types";

const named = capitals("serviceNamespace", "resourceId", "scalableDimension");

const tracking = mapped({
  predefinedMetricSpecification: to(
    "PredefinedMetricSpecification",
    mapped(capitals("predefinedMetricType", "resourceLabel")),
  ),
  ...capitals("targetValue", "scaleInCooldown", "scaleOutCooldown", "disableScaleIn"),
});

const suspended = capitals(
  "dynamicScalingInSuspended",
  "dynamicScalingOutSuspended",
  "scheduledScalingSuspended",
);

export const target: ResourceShape = {
  calls: [
    {
      call: "application-autoscaling.RegisterScalableTarget",
      fields: {
        ...named,
        ...capitals("minCapacity", "maxCapacity"),
        suspendedState: to("SuspendedState", mapped(suspended)),
        tags: to("Tags"),
      },
    },
  ],
};

export const policy: ResourceShape = {
  calls: [
    {
      call: "application-autoscaling.PutScalingPolicy",
      fields: {
        ...named,
        name: to("PolicyName"),
        ...capitals("policyType"),
        targetTrackingScalingPolicyConfiguration: to(
          "TargetTrackingScalingPolicyConfiguration",
          tracking,
        ),
      },
    },
  ],
};

export const scheduledAction: ResourceShape = {
  calls: [
    {
      call: "application-autoscaling.PutScheduledAction",
      fields: {
        ...named,
        name: to("ScheduledActionName"),
        ...capitals("schedule", "timezone"),
        scalableTargetAction: to(
          "ScalableTargetAction",
          mapped(capitals("minCapacity", "maxCapacity")),
        ),
      },
    },
  ],
};
