import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import { failures, ofTargets, type BalancedApp } from "../../balancerMetrics";
import { sumOf } from "../../metricMath";

export interface RolloutAlarmsArgs extends BalancedApp {
  readonly errorsName: string;
  readonly unhealthyName: string;
  /** Seconds after its start for which a task may be unhealthy. */
  readonly gracePeriodSeconds: number;
  /** Whether ECS itself gives up a version if its tasks stay unhealthy. */
  readonly circuitBreaker: boolean;
  /** ARNs of the topics that are told. */
  readonly actions: readonly pulumi.Input<string>[];
}

/** Answers with a status of 500 or above, in one minute, from which on a version counts as broken. */
const mostErrors = 10;

/** Seconds of a data point. The balancer's metrics have none that is shorter. */
const period = 60;

/**
 * Minutes by which a data point may come late. CloudWatch has the balancer's metrics one to three minutes after the
 * minute they are about, so an alarm that judges only the newest minute would see nothing and stay off.
 */
const latestMinutes = 3;

/** How an alarm counts: `datapointsToAlarm` bad minutes of the last `evaluationPeriods`. */
interface Counting {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

/** One bad minute is enough. The others wait for it: for the rest of a minute that began well, and for late data. */
const errorCounting: Counting = { evaluationPeriods: latestMinutes + 2, datapointsToAlarm: 1 };

/**
 * The two alarms that end a rollout. One counts answers with a status of 500 or above, from the app or the balancer; the
 * other sees a task that is unhealthy for longer than its start may take. Both use the balancer's metrics and not the
 * service's: the service names its alarms, so alarms on the service would be a circle.
 *
 * Neither expression fills in missing minutes: the newest minutes are always missing, and a filled 0 there would keep
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
    alarmDescription: `At least ${mostErrors} answers with a status of 500 or above in a minute`,
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

/** How the alarm on unhealthy tasks counts, and which value of a minute it takes. */
export interface UnhealthyCounting extends Counting {
  /** `Minimum`: a task was unhealthy for the whole minute. `Maximum`: at some time in the minute. */
  readonly stat: "Minimum" | "Maximum";
}

/**
 * With the circuit breaker, only whole minutes count, and as many as a start may take.
 *
 * Without it, nothing but this alarm ends a version that never answers. ECS replaces each of its tasks after the grace
 * period, so hardly any minute is unhealthy as a whole. There, every minute counts in which a task was unhealthy at some
 * time, and two more are needed than a start within the grace period can touch.
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
 * Seconds that the alarms look back. AWS says that it derives the time for which it watches a rolling deployment from
 * them, and not how; the model of a rollout takes it for the same time.
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
    alarmDescription: `A task behind the load balancer is unhealthy for ${minutes === 1 ? "a minute" : `${minutes} minutes`}`,
    metricQueries: sumOf({ id: "unhealthy", label: "Unhealthy tasks", period }, counts),
    ...counting,
    threshold: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
    alarmActions: [...args.actions],
    okActions: [...args.actions],
  };
}
