import { guidePage, type Page } from "./types";

const id = "0123456789abcdef0123456789abcdef";

const group =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/50dc6c495c0c9188";

/** Messages in a service's events about a deployment, and about the balance between zones. */
export const deploymentEventPages: readonly Page[] = [
  {
    title: "Deployments",
    address: guidePage("deployment-circuit-breaker"),
    reportedBy: { place: "event" },
    messages: [
      {
        text: "(service shop) (deployment ecs-svc/9000000000000000002) deployment completed.",
        means: "normal",
      },
      { text: `(service shop) has started 2 tasks: (task ${id}) (task ${id}).`, means: "normal" },
      { text: `(service shop) has stopped 1 running tasks: (task ${id}).`, means: "normal" },
      { text: "(service shop) registered 1 targets in (target-group shop)", means: "normal" },
      { text: "(service shop) deregistered 1 targets in (target-group shop)", means: "normal" },
      { text: "(service shop) has begun draining connections on 2 tasks.", means: "normal" },
      { text: "(service shop) stopped 2 pending tasks.", means: "normal" },
      {
        text: `(service shop) has started 2 tasks: (task ${id}). Amazon ECS replaced 2 tasks due to an unhealthy status.`,
        means: "normal",
      },
      {
        text: "(service shop) was unable to reach steady state because (taskSet ecs-svc/9000000000000000002) was unable to scale in due to (reason 2 tasks under protection)",
        means: "protected",
      },
      {
        text: "(service shop) (deployment ecs-svc/9000000000000000002) deployment failed: alarm detected.",
        means: "alarm",
      },
      {
        text: "(service shop) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::123456789012:role/shop-execution' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
        means: "role",
      },
      {
        text: `(service shop) failed to register targets in (target-group ${group}) with (error One or more target groups not found)`,
        means: "targets",
      },
      {
        text: "(service shop) failed to launch a task with (error TaskDefinition is inactive).",
        means: "settings",
      },
      {
        text: "(service shop) failed to register targets in (target-group shop) with (error Unable to assume the service linked role. Please verify that the ECS service linked role exists.)",
        means: "service-linked role",
      },
    ],
  },
  {
    title: "Availability Zone rebalancing",
    address: guidePage("service-rebalancing-event-messages-list"),
    reportedBy: { place: "event" },
    messages: [
      {
        text: "(service shop) is not AZ balanced with 3 tasks in us-east-1a, 1 tasks in us-east-1b, and 1 tasks in us-east-1c. AZ Rebalancing in progress.",
        means: "normal",
      },
      {
        text: "(service shop) is AZ balanced with 2 tasks in us-east-1a, 2 tasks in us-east-1b, 1 tasks in us-east-1c.",
        means: "normal",
      },
      {
        text: `(service shop) has started 1 tasks in us-east-1a to AZ Rebalance: (task ${id}).`,
        means: "normal",
      },
      {
        text: `(service shop) has stopped 1 running tasks in us-east-1a due to AZ rebalancing: (task ${id}).`,
        means: "normal",
      },
      {
        text: "(service shop) is unable to place a task in us-east-1a because no container instance met all of its requirements.",
        means: "launch type",
      },
      { text: "(service shop) is unable to place a task in us-east-1a.", means: "capacity" },
      {
        text: "(service shop) was unable to AZ Rebalance because ecs-svc/9000000000000000002 was unable to scale in due to 2 tasks under protection.",
        means: "protected",
      },
      { text: "(service shop) stopped AZ Rebalancing.", means: "normal" },
    ],
  },
];
