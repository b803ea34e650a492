import { checkRegion } from "../checkRegion";
import type { Watched } from "../types";
import { minute, why, type AlarmPlan } from "./plan";

/**
 * Fewer than half of the checkers reach the app. They are in three regions, so two of the three have failed: the way
 * from one region alone pages nobody. A checker has failed after three requests, 90 seconds. Three minutes of fifteen,
 * because the newest may not have arrived yet, and a fault that comes and goes pages once. Route 53 reports nothing only if it does not work itself, so missing data
 * is no fault of the app.
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
