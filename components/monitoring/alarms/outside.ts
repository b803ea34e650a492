import { checkRegion } from "../checkRegion";
import type { Watched } from "../types";
import { minute, why, type AlarmPlan } from "./plan";

/**
 * Fewer than half of the checkers reach the app. They are in three regions, so the checkers of at
 * least two regions fail, and a problem on the way from one region pages nobody. A checker fails
 * after three requests, which takes 90 seconds. The alarm needs three bad minutes of fifteen,
 * because the newest data may not have arrived yet, and so that a fault that comes and goes pages
 * once. Data is missing only if Route 53 itself does not work, which is not the app's fault.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html
 */
export function unreachable(
  { stack }: Watched,
  healthCheckId: NonNullable<Watched["healthCheckId"]>,
): AlarmPlan {
  return {
    key: "outsideAlarm",
    logicalName: "unreachable",
    tells: "critical",
    says: "Two of three parts of the world do not reach the app's address, in three minutes of fifteen",
    then: `If the alarm Down is OK, look at the DNS record and at who may reach the load balancer. ${why(stack)}`,
    judges: {
      region: checkRegion,
      namespace: "AWS/Route53",
      metricName: "HealthCheckPercentageHealthy",
      dimensions: { HealthCheckId: healthCheckId },
      statistic: "Average",
      period: minute,
      evaluationPeriods: 15,
      datapointsToAlarm: 3,
      threshold: 50,
      comparisonOperator: "LessThanThreshold",
      treatMissingData: "missing",
    },
  };
}
