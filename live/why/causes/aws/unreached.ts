import { countOf, targetsUnread } from "../../standing";
import type { Targets } from "../../evidence";
import type { Rule } from "../symptoms";

/**
 * All tasks run, but the load balancer sends requests to fewer of them: some targets are unused or not registered.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export const unreached: Rule = ({ evidence, unhealthy }) => {
  const { service, targets } = evidence;
  if (service.state !== "found" || unhealthy.length > 0 || targetsUnread(evidence))
    return undefined;
  if (service.running < service.desired || service.desired === 0) return undefined;
  if (service.targetGroupArns.length === 0) return undefined;
  const healthy = countOf(targets, "healthy");
  if (healthy >= service.desired) return undefined;
  const unused = targets.find(({ state, serving }) => serving && /unused|unavailable/.test(state));
  if (unused) {
    const why = unused.description ?? unused.reason ?? "its targets are unused";
    return {
      happened: `${service.running} tasks run, and the load balancer uses ${healthy} of them: ${why.replace(/\.$/, "")}.`,
      todo: unusedTodo(unused),
    };
  }
  const aside = targets.filter(({ serving, state }) => !serving && state === "healthy");
  if (healthy === 0 && aside.length > 0) {
    return {
      happened:
        "The healthy tasks are in the target group that gets no requests; the other has none: the load balancer answers 503.",
      todo: `Somebody has changed the listener's rule, or a deployment stopped half way: aws elbv2 describe-rules --rule-arns ${service.trafficRuleArn ?? ""} shows which group gets requests.`,
    };
  }
  const starting = countOf(targets, "initial");
  if (starting > 0) {
    return {
      happened: `${starting} targets wait for their first health checks; ${healthy} are healthy.`,
      todo: "They take a minute after a start. Ask again then.",
    };
  }
  return {
    happened: `${service.running} tasks run, and ${healthy === 0 ? "none" : `only ${healthy}`} is registered with the load balancer: it answers 503.`,
    todo: "ECS registers a task as soon as it runs. If that does not happen within a minute, somebody has changed the service or its target group: pulumi up --refresh.",
  };
};

function unusedTodo({ reason, description = "" }: Targets): string {
  if (/Availability Zone/i.test(description)) {
    return "A task in a zone that the load balancer lacks gets no requests: in mode existing, network.balancerSubnetIds and network.taskSubnetIds must be in the same zones. In the other modes someone has changed the load balancer: pulumi up --refresh.";
  }
  if (reason === "Target.NotInUse") {
    return "No listener sends requests to the target group: someone has changed it outside of Pulumi, and pulumi up --refresh sets it again.";
  }
  return reason === "Target.NotRegistered" || reason === "Target.InvalidState"
    ? "ECS registers tasks by itself. If that does not happen within a minute, somebody has changed the service or its target group: pulumi up --refresh."
    : "AWS does not say more.";
}
