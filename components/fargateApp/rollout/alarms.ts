import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import { failures, ofTargets, type BalancedApp } from "../../common/metrics/balancerMetrics";
import { sumOf } from "../../common/metrics/metricMath";
import { why } from "../../common/text/whyCommand";

/** What the two alarms look at, and whom they notify. */
export interface RolloutAlarmsArgs extends BalancedApp {
  /** Name of the stack, for the command in the alarms' texts. */
  readonly stack: string;
  readonly errorsName: string;
  readonly unhealthyName: string;
  /** Seconds after its start during which a task may be unhealthy. */
  readonly gracePeriodSeconds: number;
  /** Whether ECS's circuit breaker gives up a version if its tasks stay unhealthy. */
  readonly circuitBreaker: boolean;
  /** ARNs of the topics to notify. */
  readonly actions: readonly pulumi.Input<string>[];
}

/** A version counts as broken from this number of answers with a status of 500 or above in one minute. */
const mostErrors = 10;

/** Seconds of a data point. The balancer's metrics have no shorter ones. */
const period = 60;

/**
 * Minutes by which a data point may be late. CloudWatch gets the balancer's metrics one to three minutes after the
 * minute that they describe. An alarm that judged only the newest minute would see nothing and stay off.
 */
const latestMinutes = 3;

/** How an alarm counts: `datapointsToAlarm` bad minutes of the last `evaluationPeriods`. */
interface Counting {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

/**
 * One bad minute is enough. The alarm looks at several minutes because data may be late, and because a minute that
 * began well may still turn bad.
 */
const errorCounting: Counting = { evaluationPeriods: latestMinutes + 2, datapointsToAlarm: 1 };

/**
 * The two alarms that end a rollout. One counts answers with a status of 500 or above, from the app or the balancer.
 * The other sees a task that is unhealthy for longer than its start may take. Both use the balancer's metrics and not
 * the service's: the service names its alarms, so alarms on the service would be a circle.
 *
 * Neither expression fills in missing minutes: the newest minutes are always missing, and a 0 in their place would keep
 * the alarm off. In a sum, CloudWatch counts a missing metric as 0 by itself.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export class RolloutAlarms extends pulumi.ComponentResource {
  public readonly names: readonly pulumi.Output<string>[];

  constructor(name: string, args: RolloutAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:RolloutAlarms", name, {}, opts);
    const errors = new cloudwatch.MetricAlarm(`${name}-errors`, errorsAlarm(args), {
      parent: this,
    });
    const unhealthy = new cloudwatch.MetricAlarm(`${name}-unhealthy`, unhealthyAlarm(args), {
      parent: this,
    });
    this.names = [errors.name, unhealthy.name];
    this.registerOutputs({ names: this.names });
  }
}

function errorsAlarm(args: RolloutAlarmsArgs): cloudwatch.MetricAlarmArgs {
  return {
    name: args.errorsName,
    alarmDescription: `At least ${mostErrors} answers with a status of 500 or above in a minute. ${why(args.stack)}`,
    metricQueries: sumOf(
      { id: "errors", label: "Answers of 500 and above", period },
      failures(args),
    ),
    ...errorCounting,
    threshold: mostErrors,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
    alarmActions: [...args.actions],
    okActions: [...args.actions],
  };
}

/** How the alarm on unhealthy tasks counts, and which statistic of a minute it uses. */
export interface UnhealthyCounting extends Counting {
  /**
   * `Minimum`: a task was unhealthy for the whole minute. `Maximum`: a task was unhealthy at some time in the minute.
   */
  readonly stat: "Minimum" | "Maximum";
}

/**
 * With the circuit breaker, only minutes that are unhealthy as a whole count, and the alarm needs as many as a start
 * may take.
 *
 * Without the circuit breaker, this alarm alone ends a version that never answers. ECS replaces each of its tasks after
 * the grace period, so hardly any minute is unhealthy as a whole. So every minute counts in which a task was unhealthy
 * at some time. The alarm then needs two minutes more than a normal start within the grace period can affect.
 */
export function unhealthyCounting(
  gracePeriodSeconds: number,
  circuitBreaker: boolean,
): UnhealthyCounting {
  const start = Math.ceil(gracePeriodSeconds / period);
  const datapointsToAlarm = circuitBreaker ? start : start + 2;
  return {
    stat: circuitBreaker ? "Minimum" : "Maximum",
    evaluationPeriods: Math.max(errorCounting.evaluationPeriods, datapointsToAlarm + latestMinutes),
    datapointsToAlarm,
  };
}

/**
 * Seconds that the alarms look back. AWS says that it derives from them how long it watches a rolling deployment, but
 * not how. The model of a rollout assumes that both times are equal.
 */
export function lookBackSeconds(gracePeriodSeconds: number, circuitBreaker: boolean): number {
  return period * unhealthyCounting(gracePeriodSeconds, circuitBreaker).evaluationPeriods;
}

function unhealthyAlarm(args: RolloutAlarmsArgs): cloudwatch.MetricAlarmArgs {
  const { stat, ...counting } = unhealthyCounting(args.gracePeriodSeconds, args.circuitBreaker);
  const minutes = counting.datapointsToAlarm;
  const counts = ofTargets(args, "UnHealthyHostCount", stat);
  return {
    name: args.unhealthyName,
    alarmDescription: `A task behind the load balancer is unhealthy for ${minutes === 1 ? "a minute" : `${minutes} minutes`}. ${why(args.stack)}`,
    metricQueries: sumOf({ id: "unhealthy", label: "Unhealthy tasks", period }, counts),
    ...counting,
    threshold: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
    alarmActions: [...args.actions],
    okActions: [...args.actions],
  };
}
