import { ruleOf } from "./forms";

/**
 * Fargate has no capacity for the task, its subnet has no address, or a quota is used up.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export const capacity = ruleOf([
  {
    pattern:
      /reached the limit on the number of (vCPUs|tasks)|(CPU|MEMORY) configuration is above your limit/i,
    finding: ([, counted, size], { evidence }) => ({
      happened: `The account may not run more ${counted ?? (size === "MEMORY" ? "memory" : "CPU")} on Fargate in ${evidence.region}; a deployment needs twice what runs.`,
      todo: "Ask for more in Service Quotas (AWS Fargate), or lower cpu, desiredCount or scaling.maxCount.",
    }),
  },
  {
    pattern:
      /InsufficientFreeAddresses|enough free (?:IP )?addresses|no available IP|while attempting to Create Network Interface/i,
    finding: () => ({
      happened: "The tasks' subnets have no free address left.",
      todo: "Choose larger subnets: network.taskSubnetIds in mode existing, network.cidr in mode dedicated.",
    }),
  },
  {
    pattern: /tasks provisioning capacity limit was exceeded/,
    finding: () => ({
      happened: "The cluster has 500 tasks that have not started yet, which is AWS's limit.",
      todo: "Wait until they run: ECS starts the others then. If other services share the cluster, start them one after the other.",
    }),
  },
  {
    pattern:
      /Capacity is unavailable at this time|InsufficientCapacity|is unable to place a task in [\w-]+\.|could not launch \d+ tasks? for deployment/,
    finding: () => ({
      happened: "Fargate has no capacity for the task in its zones at this time.",
      todo: "Wait some minutes and run pulumi up again; another size (cpu, memory) or image.platform may have capacity now. For tasks on Spot, a lower spot.share may help.",
    }),
  },
]);

/**
 * A subnet of the tasks is in a zone that Fargate does not serve.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html
 */
export const zone = ruleOf([
  {
    pattern: /unable to place a task\. Reason: Internal error\./,
    finding: () => ({
      happened:
        "ECS could not place a task. The reason that AWS names for this is a subnet in a zone without Fargate.",
      todo: "AWS does not say more. In mode existing, take subnets of other zones for network.taskSubnetIds. In the other modes wait some minutes, then run pulumi up again.",
    }),
  },
]);

/** The service looks for EC2 instances, but the stack runs on Fargate. */
export const launchType = ruleOf([
  {
    pattern:
      /no container instance met all of its requirements|No Container Instances were found|waiting for Amazon ECS Agent|TaskFailedToStart: (?:AGENT|RESOURCE:)|unused device index|not compatible with the selected compute strategy|devmapper: Thin Pool|Host EC2 \(instance|Container instance deregistration forced/,
    finding: () => ({
      happened: "ECS looked for an EC2 instance. This stack runs on Fargate, which has none.",
      todo: "Someone has changed the service's capacity outside of Pulumi: pulumi up --refresh sets it again.",
    }),
  },
]);

/**
 * Tasks are protected, so that ECS may not stop them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html
 */
export const protectedTasks = ruleOf([
  {
    pattern: /number of protected tasks are more than the desired count|tasks? under protection/,
    finding: (_, { evidence: { names } }) => ({
      happened: "More tasks are protected against being stopped than should run.",
      todo: `Wait until the protection ends, or take it off: aws ecs update-task-protection --cluster ${names.cluster} --no-protection-enabled --tasks <ids>`,
    }),
  },
]);

/** ECS places no tasks because of the service's own settings, or because tasks end again and again. */
export const settings = ruleOf([
  {
    pattern: /task ?definition is (?:marked )?inactive/i,
    finding: () => ({
      happened: "The revision of the task definition that should run was deregistered.",
      todo: "Make a new one: change a setting, e.g. imageTag, and run pulumi up; or pulumi up --refresh.",
    }),
  },
  {
    pattern: /minimumHealthyPercent|maximumPercent|minimum healthy percent|maximum percent/i,
    finding: () => ({
      happened: "The service may neither stop nor start a task: its percentages leave no room.",
      todo: "Someone has changed them outside of Pulumi: pulumi up --refresh sets 100 and 200 percent again.",
    }),
  },
  {
    pattern: /is unable to consistently start tasks successfully/,
    finding: () => ({
      happened: "Tasks end again and again, so that ECS starts them more and more slowly.",
      todo: "The stopped tasks and the log lines below say why they end.",
    }),
  },
]);

/**
 * Fargate itself could not run the container, or another service of AWS failed.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export const runtime = ruleOf([
  {
    pattern: /StatusCode: 5\d\d|ServerException|InternalServiceError|ServiceUnavailable/,
    finding: ([name = ""]) => ({
      happened: `A service of AWS failed by itself (${name}).`,
      todo: "AWS does not say more. ECS tries again by itself; if it goes on, see AWS's health dashboard.",
    }),
  },
  {
    pattern:
      /ContainerRuntimeError|ContainerRuntimeTimeoutError|DockerTimeoutError|CannotStopContainerError|CannotInspectContainerError|CannotCreateVolumeError/,
    finding: ([name = ""]) => ({
      happened: `Fargate failed to run the container (${name}).`,
      todo: "AWS does not say more. ECS starts another task by itself; if all of them end in this way, AWS Support can look at the task's id.",
    }),
  },
]);
