import type { EvaluatedResource } from "../../evaluate";
import { repository, role, rolePolicies, secrets } from "./access";
import { balancer, group, listener, targets } from "./balancer";
import { arn, made, subnets } from "./made";
import { logs, task } from "./task";

export { guideRegion } from "./made";

const cluster = made(
  "aws:ecs/cluster:Cluster",
  "cluster",
  arn("ecs", "cluster/mcp-catalog-cluster"),
  {
    name: "mcp-catalog-cluster",
  },
);

const capacity = made(
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  "capacity",
  "mcp-catalog-cluster",
  {
    clusterName: "mcp-catalog-cluster",
    capacityProviders: ["FARGATE"],
    defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
  },
  [cluster],
);

const service = made(
  "aws:ecs/service:Service",
  "service",
  arn("ecs", "service/mcp-catalog-cluster/mcp-catalog-service"),
  {
    name: "mcp-catalog-service",
    cluster: cluster.id,
    taskDefinition: arn("ecs", "task-definition/mcp-catalog:1"),
    desiredCount: 2,
    launchType: "FARGATE",
    healthCheckGracePeriodSeconds: 300,
    networkConfiguration: { subnets, securityGroups: [group.id], assignPublicIp: true },
    loadBalancers: [
      { targetGroupArn: targets.id, containerName: "mcp-catalog", containerPort: 3000 },
    ],
  },
  [cluster, task, group, targets, listener],
);

const monitoring = [
  made("aws:cloudwatch/dashboard:Dashboard", "dashboard", "MCP-Catalog-Dashboard", {
    dashboardName: "MCP-Catalog-Dashboard",
  }),
  made("aws:cloudwatch/metricAlarm:MetricAlarm", "high-cpu", "MCP-Catalog-High-CPU", {
    name: "MCP-Catalog-High-CPU",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    statistic: "Average",
    period: 300,
    evaluationPeriods: 2,
    threshold: 80,
    comparisonOperator: "GreaterThanThreshold",
  }),
];

/** The resources that the commands of AWS's guide make, in the same form as if a program had registered them. */
export const guideResources: readonly EvaluatedResource[] = [
  repository,
  ...secrets,
  role,
  ...rolePolicies,
  cluster,
  capacity,
  logs,
  task,
  group,
  balancer,
  targets,
  listener,
  service,
  ...monitoring,
];
