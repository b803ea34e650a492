import { ruleOf } from "./forms";

/**
 * ECS cannot register the tasks with the target group.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export const targets = ruleOf([
  {
    pattern: /TARGET GROUP IS NOT FOUND/,
    finding: () => ({
      happened: "The target group of the service does not exist any more.",
      todo: "Someone has deleted it outside of Pulumi: pulumi up --refresh makes it again.",
    }),
  },
  {
    pattern: /TARGET IS NOT FOUND/,
    finding: () => ({
      happened: "A task is not registered with the target group any more.",
      todo: "AWS does not say more. ECS replaces the task by itself.",
    }),
  },
  {
    pattern:
      /failed to register targets in .*?\(error (.+?)\)?$|unable to register targets?.*?[:(] ?(.+?)\)?$/,
    finding: ([, first, second]) => ({
      happened: `ECS could not register tasks with the load balancer: ${(first ?? second ?? "").trim()}`,
      todo: "If a target group or the load balancer was deleted or changed outside of Pulumi, pulumi up --refresh makes it again.",
    }),
  },
]);
