import { guidePage, type Page } from "./types";

const unplaced = "(service shop) was unable to place a task. Reason: ";

const noInstance =
  "(service shop) was unable to place a task because no container instance met all of its requirements.";
const id = "0123456789abcdef0123456789abcdef";

const group =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/50dc6c495c0c9188";

/** Messages in a service's events about tasks that cannot be placed, or are not healthy. */
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
];
