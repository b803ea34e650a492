import { firstMatch, reasonLike, type Rule } from "../symptoms";

/**
 * Fargate has no capacity for the task, or the account's quota is used up.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export const capacity: Rule = (symptoms) => {
  const quota = firstMatch(
    symptoms.reasons,
    /reached the limit on the number of (vCPUs|tasks)|(CPU|MEMORY) configuration is above your limit/i,
  );
  if (quota) {
    const what = quota[1] ?? quota[2]?.toLowerCase() ?? "";
    return {
      happened: `The account may not run more ${what} on Fargate in ${symptoms.evidence.region}; a deployment needs twice what runs.`,
      todo: "Ask for more in Service Quotas (AWS Fargate), or lower desiredCount or cpu.",
    };
  }
  if (
    reasonLike(symptoms, /InsufficientFreeAddresses|enough free (?:IP )?addresses|no available IP/i)
  ) {
    return {
      happened: "The tasks' subnets have no free address left.",
      todo: "Choose larger subnets: network.taskSubnetIds in mode existing, network.cidr in mode dedicated.",
    };
  }
  if (reasonLike(symptoms, /Capacity is unavailable at this time|RESOURCE:|InsufficientCapacity/)) {
    return {
      happened: "Fargate has no capacity for the task in its zones at this time.",
      todo: "Wait some minutes and run pulumi up again; another size (cpu, memory) or image.platform may have capacity now, or for tasks on Spot a lower spot.share.",
    };
  }
  return undefined;
};

/** Fargate Spot took the task's capacity back. */
export const spot: Rule = (symptoms) =>
  symptoms.failures.some(({ stopCode }) => stopCode === "SpotInterruption") ||
  reasonLike(symptoms, /Spot Task was interrupted/i) !== undefined
    ? {
        happened: "Fargate Spot took the task's capacity back.",
        todo: "ECS starts another by itself. spot.base keeps some tasks off Spot, a lower spot.share more of them.",
      }
    : undefined;

/** A CloudWatch alarm ended the deployment. */
export const alarm: Rule = ({ events }) =>
  firstMatch(events, /alarm detected/i)
    ? {
        happened: "A CloudWatch alarm went off during the deployment, and ECS ended it.",
        todo: "The tasks started: the dashboard's graphs and the alarm's history say what they did worse than before.",
      }
    : undefined;

/** ECS gave the deployment up. That is a result, not a cause, so it is only named if no cause is known. */
export const gaveUp: Rule = ({ events, evidence }) =>
  firstMatch(events, /circuit breaker|deployment failed/i)
    ? {
        happened: "ECS gave the deployment up, since its tasks did not become healthy.",
        todo:
          evidence.stopped.length === 0
            ? "ECS has forgotten its stopped tasks, which it keeps for about an hour: run pulumi up again, and this again right after."
            : "No known cause fits: see the stopped tasks and the log lines below.",
      }
    : undefined;
