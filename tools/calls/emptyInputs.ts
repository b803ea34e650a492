/** How the AWS provider treats an empty value of an input. */
export interface EmptyInput {
  /** Type and place, `aws:ecs/service:Service loadBalancers[].name`. */
  readonly input: string;
  readonly value: "" | 0 | false | "[]" | "{}";
  /**
   * `sent`: the call has it. `default`: the provider sends nothing, and AWS's own default is the same value. `own`: the
   * provider uses it itself, and no call has it. `dropped`: the provider does not send it, and AWS does not need it.
   */
  readonly does: "sent" | "default" | "own" | "dropped";
  /**
   * The function of the provider in internal/service that shows this; undefined if it could not be read, which
   * docs/assumptions.md then says.
   */
  readonly source?: string;
}

const service = "aws:ecs/service:Service";
const task = "aws:ecs/taskDefinition:TaskDefinition containerDefinitions[]";
const containers = "ecs/container_definitions.go expandContainerDefinitions";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const subnet = "aws:ec2/subnet:Subnet";
const balancer = "aws:lb/loadBalancer:LoadBalancer";
const scaled = "aws:appautoscaling/scheduledAction:ScheduledAction scalableTargetAction";
const suspended = "aws:appautoscaling/target:Target suspendedState";
const acl = "aws:wafv2/webAcl:WebAcl";

/**
 * Every input of the program that can be empty. An input that is not listed here fails a test: find out first how the
 * provider treats it. https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
 */
export const emptyInputs: readonly EmptyInput[] = [
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
    input: "aws:ec2/launchTemplate:LaunchTemplate networkInterfaces[].deviceIndex",
    value: 0,
    does: "sent",
    source:
      "ec2/ec2_launch_template.go expandLaunchTemplateInstanceNetworkInterfaceSpecificationRequest",
  },
  {
    input: "aws:ec2/networkInterface:NetworkInterface sourceDestCheck",
    value: false,
    does: "sent",
    source: "ec2/vpc_network_interface.go resourceNetworkInterfaceCreate",
  },
  ...["assignIpv6AddressOnCreation", "mapPublicIpOnLaunch"].map((name) => ({
    input: `${subnet} ${name}`,
    value: false as const,
    does: "default" as const,
    source: "ec2/vpc_subnet.go modifySubnetAttributesOnCreate",
  })),
  {
    input: "aws:ecr/repository:Repository forceDelete",
    value: false,
    does: "own",
    source: "ecr/repository.go resourceRepositoryDelete",
  },
  {
    input: `${service} capacityProviderStrategies[].base`,
    value: 0,
    does: "default",
    source: "ecs/flex.go expandCapacityProviderStrategyItems",
  },
  ...["enable", "rollback"].map((name) => ({
    input: `${service} deploymentCircuitBreaker.${name}`,
    value: false as const,
    does: "sent" as const,
    source: "ecs/service.go expandDeploymentCircuitBreaker",
  })),
  {
    input: `${service} enableExecuteCommand`,
    value: false,
    does: "default",
    source: "ecs/service.go resourceServiceCreate",
  },
  {
    input: `${service} networkConfiguration.assignPublicIp`,
    value: false,
    does: "sent",
    source: "ecs/service.go expandNetworkConfiguration",
  },
  // The provider reads the JSON and sends what is in it, empty or not. Whether ECS also returns the
  // empty values is a separate question.
  { input: `${task}.cpu`, value: 0, does: "default", source: containers },
  { input: `${task}.essential`, value: false, does: "sent", source: containers },
  { input: `${task}.environment[].value`, value: "", does: "sent", source: containers },
  ...[
    "linuxParameters.capabilities.add",
    "mountPoints",
    "portMappings",
    "systemControls",
    "volumesFrom",
  ].map((name) => ({
    input: `${task}.${name}`,
    value: "[]" as const,
    does: "sent" as const,
    source: containers,
  })),
  ...["mountPoints[].readOnly", "readonlyRootFilesystem"].map((name) => ({
    input: `${task}.${name}`,
    value: false as const,
    does: "sent" as const,
    source: containers,
  })),
  {
    input: "aws:ecs/taskDefinition:TaskDefinition skipDestroy",
    value: false,
    does: "own",
    source: "ecs/task_definition.go resourceTaskDefinitionDelete",
  },
  {
    input: "aws:ecs/taskDefinition:TaskDefinition volumes",
    value: "[]",
    does: "dropped",
    source: "ecs/task_definition.go resourceTaskDefinitionCreate",
  },
  {
    input: "aws:lb/listener:Listener routingHttpResponseServerEnabled",
    value: false,
    does: "sent",
    source: "elbv2/listener.go listenerAttributeMap.expand",
  },
  {
    input: "aws:lb/listenerRule:ListenerRule actions[].forward.targetGroups[].weight",
    value: 0,
    does: "sent",
    source: "elbv2/listener.go expandLbListenerActionForwardConfigTargetGroups",
  },
  {
    input: `${balancer} accessLogs.bucket`,
    value: "",
    does: "dropped",
    source: "elbv2/load_balancer.go expandLoadBalancerAccessLogsAttributes",
  },
  {
    input: `${balancer} accessLogs.enabled`,
    value: false,
    does: "sent",
    source: "elbv2/load_balancer.go expandLoadBalancerAccessLogsAttributes",
  },
  {
    input: `${balancer} enableDeletionProtection`,
    value: false,
    does: "sent",
    source: "elbv2/load_balancer.go loadBalancerAttributeMap.expand",
  },
  {
    input: `${balancer} internal`,
    value: false,
    does: "default",
    source: "elbv2/load_balancer.go resourceLoadBalancerCreate",
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
  ...(
    [
      ["defaultAction.allow", "flex.go expandDefaultAction"],
      ["rules[].action.block", "flex.go expandRuleAction"],
      ["rules[].overrideAction.none", "flex.go expandOverrideAction"],
      [
        "rules[].statement.managedRuleGroupStatement.ruleActionOverrides[].actionToUse.count",
        "flex.go expandRuleActionOverride",
      ],
    ] as const
  ).map(([place, source]) => ({
    input: `${acl} ${place}`,
    value: "{}" as const,
    does: "sent" as const,
    source: `wafv2/${source}`,
  })),
  {
    input: `${acl} rules[].priority`,
    value: 0,
    does: "sent",
    source: "wafv2/flex.go expandWebACLRule",
  },
];
