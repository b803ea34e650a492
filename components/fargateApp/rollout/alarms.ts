import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";

export interface RolloutAlarmsArgs {
  readonly errorsName: string;
  readonly unhealthyName: string;
  /** `app/<name>/<id>` */
  readonly balancerArnSuffix: pulumi.Input<string>;
  /** `targetgroup/<name>/<id>` of each target group. */
  readonly targetGroupArnSuffixes: readonly pulumi.Input<string>[];
  /** Whether requests to other apps pass through the balancer, too. */
  readonly balancerIsShared: boolean;
  /** Seconds after a task's start in which it may be unhealthy. */
  readonly gracePeriodSeconds: number;
  /** Whether ECS itself gives up a version whose tasks stay unhealthy. */
  readonly circuitBreaker: boolean;
}

/** Answers of 500 and above, a minute, from which on a version counts as broken. */
const mostErrors = 10;

/** Seconds of a period: the shortest there is for these metrics, since ECS watches for as long as the alarms look back. */
const period = 60;

/**
 * The alarms that end a rollout: many answers of 500 and above, whether the app gave them or the balancer; a task that
 * is unhealthy for longer than a start may take. Both rest on the balancer's metrics, which know no service: the service names them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
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
  const counts = errorCounts(args).map((count, index) => ({
    id: `m${index + 1}`,
    metric: { namespace: "AWS/ApplicationELB", ...count, stat: "Sum", period },
  }));
  return {
    name: args.errorsName,
    alarmDescription: `At least ${mostErrors} answers with a status of 500 or above in a minute`,
    metricQueries: [
      ...counts,
      {
        id: "errors",
        expression: counts.map(({ id }) => `FILL(${id}, 0)`).join(" + "),
        label: "Answers of 500 and above",
        returnData: true,
      },
    ],
    evaluationPeriods: 1,
    threshold: mostErrors,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
  };
}

/**
 * All errors of a balancer of the app's own; of a shared one, those that the app's tasks answer: the others' must not
 * take this one's version back, and what the balancer answers by itself has no target group.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
function errorCounts(args: RolloutAlarmsArgs) {
  const { balancerArnSuffix: LoadBalancer, targetGroupArnSuffixes } = args;
  if (args.balancerIsShared) {
    return targetGroupArnSuffixes.map((TargetGroup) => ({
      metricName: "HTTPCode_Target_5XX_Count",
      dimensions: { LoadBalancer, TargetGroup },
    }));
  }
  return ["HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"].map((metricName) => ({
    metricName,
    dimensions: { LoadBalancer },
  }));
}

/**
 * How the alarm on unhealthy tasks counts. With the circuit breaker, only whole minutes that are longer than a start.
 * Without it nothing but the alarm ends a version that never answers, and ECS replaces each of its tasks after the
 * grace period, so that hardly a whole minute has one: there, most of a few minutes count that had one at some time,
 * which a start within the grace period cannot reach.
 */
export function unhealthyCount(gracePeriodSeconds: number, circuitBreaker: boolean) {
  const start = Math.ceil(gracePeriodSeconds / period);
  return circuitBreaker
    ? { stat: "Minimum", evaluationPeriods: start, datapointsToAlarm: start }
    : { stat: "Maximum", evaluationPeriods: start + 4, datapointsToAlarm: start + 2 };
}

function unhealthyAlarm(args: RolloutAlarmsArgs): cloudwatch.MetricAlarmArgs {
  const { stat, ...counting } = unhealthyCount(args.gracePeriodSeconds, args.circuitBreaker);
  const minutes = counting.datapointsToAlarm;
  const counts = args.targetGroupArnSuffixes.map((TargetGroup, index) => ({
    id: `m${index + 1}`,
    metric: {
      namespace: "AWS/ApplicationELB",
      metricName: "UnHealthyHostCount",
      dimensions: { LoadBalancer: args.balancerArnSuffix, TargetGroup },
      stat,
      period,
    },
  }));
  return {
    name: args.unhealthyName,
    alarmDescription: `A task behind the load balancer is unhealthy for ${minutes === 1 ? "a minute" : `${minutes} minutes`}`,
    metricQueries: [
      ...counts,
      {
        id: "unhealthy",
        expression: counts.map(({ id }) => `FILL(${id}, 0)`).join(" + "),
        label: "Unhealthy tasks",
        returnData: true,
      },
    ],
    ...counting,
    threshold: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
  };
}
