import { actions, and, needs } from "../permissions/types";
import { awsModule, free, model, none, text, withArn } from "./kind";

const tags = "TagResource UntagResource";

const calls = () => import("../calls/types/ecs");
const behaviours = () => import("../account/types/ecs");

/** The cluster and what runs in it. */
export const ecs = awsModule("ecs", {
  cluster: {
    made: (inputs, { arn }) => {
      const clusterArn = arn("ecs", `cluster/${text(inputs, "name")}`);
      return withArn(clusterArn, clusterArn);
    },
    price: model("insights"),
    controls: ["ECS.12"],
    terraform: "aws_ecs_cluster",
    cloudFormation: {
      type: "AWS::ECS::Cluster",
      properties: { Settings: "ClusterSettings" },
    },
    calls: async () => (await calls()).cluster,
    permissions: and(
      needs("ecs", "DescribeClusters ListTagsForResource", `UpdateCluster DeleteCluster ${tags}`),
      { writes: actions("iam", "CreateServiceLinkedRole") },
    ),
    behaves: async () => (await behaviours()).cluster,
  },
  clusterCapacityProviders: {
    label: (inputs) => (inputs["capacityProviders"] as readonly string[]).join(", "),
    price: free("only tasks cost"),
    controls: none("Security Hub has none for capacity providers"),
    terraform: "aws_ecs_cluster_capacity_providers",
    cloudFormation: {
      type: "AWS::ECS::ClusterCapacityProviderAssociations",
      tags: "none",
    },
    calls: async () => (await calls()).clusterCapacityProviders,
    permissions: needs("ecs", "DescribeClusters", "PutClusterCapacityProviders"),
    behaves: async () => (await behaviours()).capacityProviders,
  },
  service: {
    made: (inputs, { arn }) => {
      const cluster = text(inputs, "cluster").split("/").at(-1);
      const serviceArn = arn("ecs", `service/${cluster}/${text(inputs, "name")}`);
      return withArn(serviceArn, serviceArn);
    },
    price: model("tasks"),
    usage: [
      {
        key: "dataOut",
        item: "data out to the internet",
        amount: 10,
        example: "10 GB",
        note: "after the account's first 100 GB of a month",
      },
    ],
    controls: ["ECS.2", "ECS.10"],
    terraform: "aws_ecs_service",
    cloudFormation: { type: "AWS::ECS::Service" },
    calls: async () => (await calls()).service,
    permissions: and(
      needs(
        "ecs",
        "DescribeServices DescribeServiceDeployments ListServiceDeployments DescribeServiceRevisions ListTagsForResource",
        `UpdateService DeleteService ${tags}`,
      ),
      { writes: actions("iam", "PassRole") },
    ),
    behaves: async () => (await import("../account/types/service")).service,
  },
  taskDefinition: {
    made: (inputs, { arn }) => {
      const family = text(inputs, "family");
      return withArn(family, arn("ecs", `task-definition/${family}:1`), { revision: 1 });
    },
    price: model("tasks"),
    controls: [
      ...["ECS.3", "ECS.4", "ECS.5", "ECS.8", "ECS.9"],
      ...["ECS.17", "ECS.18", "ECS.20", "ECS.21"],
    ],
    terraform: "aws_ecs_task_definition",
    cloudFormation: { type: "AWS::ECS::TaskDefinition" },
    calls: async () => (await calls()).taskDefinition,
    permissions: and(
      needs(
        "ecs",
        "DescribeTaskDefinition ListTagsForResource",
        `DeregisterTaskDefinition ${tags}`,
      ),
      { writes: actions("iam", "PassRole") },
    ),
    behaves: async () => (await behaviours()).taskDefinition,
  },
});
