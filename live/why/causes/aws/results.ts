import type { Evidence } from "../../evidence";
import { firstMatch, reasonLike, type Rule } from "../symptoms";

/**
 * Fargate Spot took the task's capacity back.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/spot-interruption-errors.html
 */
export const spot: Rule = (symptoms) =>
  symptoms.failures.some(({ stopCode }) => stopCode === "SpotInterruption") ||
  reasonLike(symptoms, /Spot Task was interrupted/i) !== undefined
    ? {
        happened: "Fargate Spot took the task's capacity back.",
        todo: "ECS starts another by itself. spot.base keeps that many tasks off Spot, and a lower spot.share keeps more of them off.",
      }
    : undefined;

/**
 * A CloudWatch alarm ended the deployment.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 */
export const alarm: Rule = ({ events }) =>
  firstMatch(events, /alarm detected/i)
    ? {
        happened: "A CloudWatch alarm went off during the deployment, and ECS ended it.",
        todo: "The tasks started. The dashboard's graphs and the alarm's history show what got worse.",
      }
    : undefined;

/** ECS gave up the deployment. That is a result and not a cause, so it is only named if no cause is known. */
export const gaveUp: Rule = ({ events, evidence }) =>
  firstMatch(events, /circuit breaker|deployment failed/i)
    ? {
        happened: "ECS gave the deployment up, since its tasks did not become healthy.",
        todo: tasksUnread(evidence)
          ? "Its stopped tasks could not be read: see below why."
          : evidence.stopped.length === 0 && evidence.log === undefined
            ? "ECS has forgotten its stopped tasks, which it keeps for about an hour: run pulumi up again, and this command right after it."
            : "No known cause fits: see the stopped tasks and the log lines below.",
      }
    : undefined;

/** Whether AWS refused to say which tasks have stopped. */
function tasksUnread({ stopped, unread }: Evidence): boolean {
  return (
    stopped.length === 0 &&
    unread.some(({ calls }) => calls.some((call) => /^ecs:(?:List|Describe)Tasks$/.test(call)))
  );
}
