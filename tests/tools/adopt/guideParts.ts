import type { Inputs, Stored } from "../../../tools/account/world/types";
import { text } from "../../../tools/account/world/values";

export const types = {
  repository: "aws:ecr/repository:Repository",
  secret: "aws:secretsmanager/secret:Secret",
  version: "aws:secretsmanager/secretVersion:SecretVersion",
  cluster: "aws:ecs/cluster:Cluster",
  capacity: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  service: "aws:ecs/service:Service",
  task: "aws:ecs/taskDefinition:TaskDefinition",
  logs: "aws:cloudwatch/logGroup:LogGroup",
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  targets: "aws:lb/targetGroup:TargetGroup",
  listener: "aws:lb/listener:Listener",
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  dashboard: "aws:cloudwatch/dashboard:Dashboard",
} as const;

export const arnOf = (stored: Stored) => text({ arn: stored.id, ...stored.outputs }, "arn");

/** Tags in the form that most of AWS's APIs return. */
export const upper = (tags: Inputs) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** The values that a query sends as `<name>.member.<n>`. */
export function members(input: Inputs, name: string): readonly string[] {
  return Object.entries(input)
    .filter(([key]) => key.startsWith(`${name}.member.`))
    .map(([, value]) => String(value));
}
