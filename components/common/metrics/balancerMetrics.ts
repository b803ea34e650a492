import type * as pulumi from "@pulumi/pulumi";
import type { Metric } from "./metricMath";

/** An app behind a balancer, by the names that CloudWatch uses for both. */
export interface BalancedApp {
  /** `app/<name>/<id>` */
  readonly balancerArnSuffix: pulumi.Input<string>;
  /** `targetgroup/<name>/<id>` of each target group. */
  readonly targetGroupArnSuffixes: readonly pulumi.Input<string>[];
  /**
   * Whether requests to other apps also pass through the balancer. If so, the target groups' metrics count instead of
   * the balancer's.
   */
  readonly balancerIsShared: boolean;
}

const namespace = "AWS/ApplicationELB";

/**
 * A metric of the balancer about the app's own requests. If other apps' requests pass through the balancer, it is one
 * metric for each target group instead.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function ofRequests(app: BalancedApp, metricName: string, stat: string): Metric[] {
  return app.balancerIsShared
    ? ofTargets(app, metricName, stat)
    : [ofBalancer(app, metricName, stat)];
}

/** A metric of the balancer itself. */
export function ofBalancer(app: BalancedApp, metricName: string, stat: string): Metric {
  const dimensions = { LoadBalancer: app.balancerArnSuffix };
  return { namespace, metricName, dimensions, stat };
}

/** A metric of each target group. */
export function ofTargets(
  { balancerArnSuffix: LoadBalancer, targetGroupArnSuffixes }: BalancedApp,
  metricName: string,
  stat: string,
): Metric[] {
  return targetGroupArnSuffixes.map((TargetGroup) => {
    return { namespace, metricName, dimensions: { LoadBalancer, TargetGroup }, stat };
  });
}

/**
 * Answers with a status of 500 or above. An app with its own balancer also counts the balancer's own errors. An app
 * behind another stack's balancer does not: those errors name no target group, so other apps' errors would count.
 */
export function failures(app: BalancedApp): Metric[] {
  return [
    ...ofRequests(app, "HTTPCode_Target_5XX_Count", "Sum"),
    ...(app.balancerIsShared ? [] : [ofBalancer(app, "HTTPCode_ELB_5XX_Count", "Sum")]),
  ];
}
