import { actions, and, needs } from "../permissions/types";
import { awsModule, free, model, none, text, type Inputs } from "./kind";

const scaling = "application-autoscaling";
const tags = "TagResource UntagResource";

const calls = () => import("../calls/types/scaling");
const behaviours = () => import("../account/types/scaling");
const uncontrolled = none("Security Hub has none for scaling");

/** Application Auto Scaling, which decides how many tasks run. */
export const appautoscaling = awsModule("appautoscaling", {
  policy: {
    price: model("monitoring"),
    controls: uncontrolled,
    terraform: "aws_appautoscaling_policy",
    cloudFormation: {
      type: "AWS::ApplicationAutoScaling::ScalingPolicy",
      tags: "none",
    },
    calls: async () => (await calls()).policy,
    // Target tracking makes its own alarms.
    // https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_id-based-policy-examples.html
    permissions: and(needs(scaling, "DescribeScalingPolicies", "DeleteScalingPolicy"), {
      reads: actions("cloudwatch", "DescribeAlarms"),
      writes: actions("cloudwatch", "PutMetricAlarm DeleteAlarms"),
    }),
    behaves: async () => (await behaviours()).scalingPolicy,
  },
  scheduledAction: {
    label: (inputs) =>
      `${counts(inputs["scalableTargetAction"] as Inputs)} from ${weekTime(text(inputs, "schedule"))}, ${text(inputs, "timezone")}`,
    price: free("only the tasks it starts cost"),
    controls: uncontrolled,
    terraform: "aws_appautoscaling_scheduled_action",
    cloudFormation: {
      type: "AWS::ApplicationAutoScaling::ScalableTarget",
      partOf: ["aws:appautoscaling/target:Target", "ResourceId"],
      properties: {
        ServiceNamespace: undefined,
        ScalableDimension: undefined,
        ResourceId: undefined,
        ScheduledActionName: "ScheduledActions.0.ScheduledActionName",
        Schedule: "ScheduledActions.0.Schedule",
        Timezone: "ScheduledActions.0.Timezone",
        ScalableTargetAction: "ScheduledActions.0.ScalableTargetAction",
      },
    },
    calls: async () => (await calls()).scheduledAction,
    permissions: needs(scaling, "DescribeScheduledActions", "DeleteScheduledAction"),
    behaves: async () => (await behaviours()).scheduledAction,
  },
  target: {
    label: counts,
    price: free("only the tasks it starts cost"),
    controls: uncontrolled,
    terraform: "aws_appautoscaling_target",
    cloudFormation: {
      type: "AWS::ApplicationAutoScaling::ScalableTarget",
      tags: "none",
    },
    calls: async () => (await calls()).target,
    permissions: and(
      needs(
        scaling,
        "DescribeScalableTargets ListTagsForResource",
        `DeregisterScalableTarget ${tags}`,
      ),
      { writes: actions("iam", "CreateServiceLinkedRole") },
    ),
    behaves: async () => (await behaviours()).scalableTarget,
  },
});

function counts(inputs: Inputs): string {
  const [min, max] = [text(inputs, "minCapacity"), text(inputs, "maxCapacity")];
  if (min !== max) return `${min} to ${max} tasks`;
  return min === "1" ? "1 task" : `${min} tasks`;
}

/** `cron(0 7 ? * MON,TUE *)` as `07:00 on MON,TUE`. Only the time if it is for every day. */
function weekTime(cron: string): string {
  const [minute = "", hour = "", , , days = ""] = cron.replace(/^cron\(/, "").split(" ");
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  return days === "?" ? time : `${time} on ${days}`;
}
