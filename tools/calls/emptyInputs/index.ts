import { ecsInputs } from "./ecs";
import { networkAndBalancerInputs } from "./networkAndBalancer";
import type { EmptyInput } from "./types";

const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const scaled = "aws:appautoscaling/scheduledAction:ScheduledAction scalableTargetAction";
const suspended = "aws:appautoscaling/target:Target suspendedState";

/**
 * Every input of the program that can be empty. An input that is not listed here fails a test: find out first how the
 * provider treats it. https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
 */
export const emptyInputs: readonly EmptyInput[] = [
  ...ecsInputs,
  ...networkAndBalancerInputs,
  // These are text in the provider, so that it can distinguish 0 from nothing.
  ...["maxCapacity", "minCapacity"].map((name) => ({
    input: `${scaled}.${name}`,
    value: 0 as const,
    does: "sent" as const,
    source: "appautoscaling/scheduled_action.go expandScalableTargetAction",
  })),
  ...["dynamicScalingIn", "dynamicScalingOut", "scheduledScaling"].map((name) => ({
    input: `${suspended}.${name}Suspended`,
    value: false as const,
    does: "sent" as const,
    // Only versions of appautoscaling/target.go from before this input could be read.
  })),
  ...["alarmActions", "okActions"].flatMap((name) => [
    {
      input: `${alarm} ${name}`,
      value: "[]" as const,
      does: "dropped" as const,
      source: "cloudwatch/metric_alarm.go expandPutMetricAlarmInput",
    },
    {
      input: `aws:cloudwatch/compositeAlarm:CompositeAlarm ${name}`,
      value: "[]" as const,
      does: "dropped" as const,
      source: "cloudwatch/composite_alarm.go expandPutCompositeAlarmInput",
    },
  ]),
  {
    input: "aws:ecr/repository:Repository forceDelete",
    value: false,
    does: "own",
    source: "ecr/repository.go resourceRepositoryDelete",
  },
  {
    input: "aws:s3/bucket:Bucket forceDestroy",
    value: false,
    does: "own",
    source: "s3/bucket.go resourceBucketDelete",
  },
  {
    input: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration rules[].filter",
    value: "{}",
    does: "sent",
    source: "s3/bucket_lifecycle_configuration.go lifecycleRuleModel.Expand",
  },
  {
    input: "aws:secretsmanager/secret:Secret recoveryWindowInDays",
    value: 0,
    does: "own",
    source: "secretsmanager/secret.go resourceSecretDelete",
  },
];
