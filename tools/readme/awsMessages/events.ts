import { guidePage, type Page } from "./types";

const unplaced = "(service shop) was unable to place a task. Reason: ";
const noInstance =
  "(service shop) was unable to place a task because no container instance met all of its requirements.";
const id = "0123456789abcdef0123456789abcdef";
const group =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/50dc6c495c0c9188";

/** Messages in a service's events. */
export const eventPages: readonly Page[] = [
  {
    title: "Service event messages",
    address: guidePage("service-event-messages-list"),
    reportedBy: { place: "event" },
    messages: [
      { text: "(service shop) has reached a steady state.", means: "normal" },
      { text: noInstance, means: "launch type" },
      {
        text: `${noInstance} The closest matching container-instance 4b6d45ea has insufficient CPU units available.`,
        means: "launch type",
      },
      {
        text: `${noInstance} The closest matching container-instance 4b6d45ea encountered error "AGENT".`,
        means: "launch type",
      },
      {
        text: `${noInstance} The closest matching container-instance is already using a port required by your task.`,
        means: "launch type",
      },
      {
        text: `(service shop) (task ${id}) (instance i-0123) is unhealthy in (elb shop) due to (reason Instance has failed at least the UnhealthyThreshold number of health checks consecutively.)`,
        means: "no answer",
      },
      {
        text: "(service shop) is unable to consistently start tasks successfully.",
        means: "settings",
      },
      {
        text: "(service shop) operations are being throttled. Will try again later.",
        means: "throttled",
      },
      {
        text: "(service shop) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
        means: "settings",
      },
      {
        text: `${unplaced}You've reached the limit on the number of tasks you can run concurrently`,
        means: "capacity",
      },
      { text: `${unplaced}Internal error.`, means: "zone" },
      {
        text: `${unplaced}The requested CPU configuration is above your limit.`,
        means: "capacity",
      },
      {
        text: `${unplaced}The requested MEMORY configuration is above your limit.`,
        means: "capacity",
      },
      {
        text: `${unplaced}You’ve reached the limit on the number of vCPUs you can run concurrently`,
        means: "capacity",
      },
      {
        text: "(service shop) was unable to reach steady state because task set (ecs-svc/9000000000000000002) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks",
        means: "protected",
      },
      {
        text: "(service shop) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.",
        means: "launch type",
      },
      {
        text: `${unplaced}Capacity is unavailable at this time. Please try again later or in a different availability zone.`,
        means: "capacity",
      },
      { text: "(service shop) deployment failed: tasks failed to start.", means: "gave up" },
      {
        text: '(service shop) Timed out waiting for Amazon ECS Agent to start. Please check logs at /var/log/ecs/ecs-agent.log".',
        means: "launch type",
      },
      {
        text: `(service shop) task set (ecs-svc/9000000000000000002) (task ${id}) is not healthy in target-group (${group}) due to TARGET GROUP IS NOT FOUND.`,
        means: "targets",
      },
      {
        text: `(service shop) task set (ecs-svc/9000000000000000002) (task ${id}) is not healthy in target-group (${group}) due to TARGET IS NOT FOUND.`,
        means: "targets",
      },
      {
        text: "IAM permissions policies have been misconfigured or changed, and ECS can no longer maintain your service",
        means: "role",
      },
      {
        text: "IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service",
        means: "role",
      },
      {
        text: "(service shop) could not launch 2 tasks for deployment ecs-svc/9000000000000000002.",
        means: "capacity",
      },
      {
        text: "(service shop) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
        means: "capacity",
      },
    ],
  },
  {
    title: "Service unhealthy event messages",
    address: guidePage("service-unhealthy-event-messages"),
    reportedBy: { place: "event" },
    messages: [
      {
        text: `(service shop) (task ${id}) (port 3000) is unhealthy in (target-group ${group}) due to (reason Health checks failed with these codes: [404])`,
        means: "answer",
      },
      {
        text: `(service shop) (task ${id}) (port 3000) is unhealthy in (target-group ${group}) due to (reason Request timed out)`,
        means: "no answer",
      },
      {
        text: `(service shop) (task ${id}) (port 3000) is unhealthy in (target-group ${group}) due to (reason Health checks failed)`,
        means: "no answer",
      },
      {
        text: `(service shop, taskSet ecs-svc/9000000000000000002) (task ${id}) (port 3000) is unhealthy in (target-group ${group}) due to (reason Request timed out)`,
        means: "no answer",
      },
      {
        text: `(service shop) (task ${id}) failed container health checks.`,
        means: "container check",
      },
    ],
  },
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
