import { expression, plus, sumOf, type Metric } from "../../common/metrics/metricMath";
import { failures, ofBalancer, ofRequests } from "../../common/metrics/balancerMetrics";
import type { MonitoringSettings, Watched } from "../types";
import { fewestRequests, minute, why, type AlarmPlan } from "./plan";

/**
 * Three bad minutes of a quarter of an hour: a single bad minute is not worth a message, and the newest three minutes
 * may not have arrived yet. With fewer minutes, a fault that comes and goes would send a message each time.
 */
const threeOfFifteen = {
  evaluationPeriods: 15,
  datapointsToAlarm: 3,
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "notBreaching",
} as const;

/**
 * The alarm goes off at this number of the balancer's own errors in a minute. The balancer answers with an error if no
 * task does.
 */
const balancerErrorsAMinute = 10;

/**
 * Seconds of a data point of the app's errors. Over five minutes, an app with four requests a minute has enough of them
 * for a share.
 */
const fiveMinutes = 300;

/** A single failure is not worth a message, even if it is one of twenty. */
const fewestErrors = 3;

/** The share of failing requests, in percent, from which the app counts as down. */
const halfOfThem = 50;

/** The app answers with errors. */
export function appErrors(watched: Watched, { thresholds }: MonitoringSettings): AlarmPlan {
  const errors = ofRequests(watched, "HTTPCode_Target_5XX_Count", "Sum");
  return {
    key: "appErrorsAlarm",
    logicalName: "app-errors",
    tells: "warning",
    says:
      `The app answers ${thresholds.errorPercent} % of its requests or more with a status of 500 or above, ` +
      "in five minutes, twice in a quarter of an hour",
    then: why(watched.stack),
    judges: {
      metricQueries: share(errors, requests(watched), fiveMinutes, fewestErrors),
      ...threeOfFifteen,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      threshold: thresholds.errorPercent,
    },
  };
}

/** Only for an app with its own balancer, because the balancer's errors name no target group. */
export function balancerErrors(watched: Watched): AlarmPlan {
  const errors = [ofBalancer(watched, "HTTPCode_ELB_5XX_Count", "Sum")];
  return {
    key: "balancerErrorsAlarm",
    logicalName: "balancer-errors",
    tells: "warning",
    says:
      `The load balancer itself answers ${balancerErrorsAMinute} requests a minute or more with an error, ` +
      "in three minutes of fifteen: no task answers in time",
    then: why(watched.stack),
    judges: {
      metricQueries: sumOf({ id: "errors", label: "5xx of the balancer", period: minute }, errors),
      ...threeOfFifteen,
      threshold: balancerErrorsAMinute,
    },
  };
}

/** The app answers slowly. */
export function latency(watched: Watched, { thresholds }: MonitoringSettings): AlarmPlan {
  const times = ofRequests(watched, "TargetResponseTime", "p95");
  const counts = requests(watched);
  const slowest = times.length === 1 ? "m1" : `MAX([${list(times.length)}])`;
  const all = plus(times.length + 1, times.length + counts.length);
  return {
    key: "latencyAlarm",
    logicalName: "slow",
    tells: "warning",
    says:
      `One answer in twenty takes ${thresholds.latencySeconds} seconds or more, in six minutes of fifteen, ` +
      `with at least ${fewestRequests} requests a minute`,
    then: `Look at CPU, memory and the log on the dashboard. ${why(watched.stack)}`,
    judges: {
      metricQueries: expression(
        { id: "slow", label: "p95 (s)", period: minute },
        `IF(${all} >= ${fewestRequests}, ${slowest}, 0)`,
        [...times, ...counts],
      ),
      // The newest data may not have arrived yet, so CloudWatch sees 12 to 15 minutes. If every
      // second minute is slow, at least six of them are, and the alarm stays on. If every third
      // minute is slow, fewer than six of them are, and the alarm stays off. In both cases, it does
      // not go on and off.
      evaluationPeriods: 15,
      datapointsToAlarm: 6,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      threshold: thresholds.latencySeconds,
    },
  };
}

/** Tasks are healthy, but most requests fail. */
export function failing(watched: Watched): AlarmPlan {
  const failed = failures(watched);
  // The balancer counts only requests that it passes to a task.
  const [, ...byBalancer] = watched.balancerIsShared ? [] : failed;
  return {
    key: "failingAlarm",
    logicalName: "failing",
    tells: "down",
    says: "Half of all requests or more fail, in three minutes of fifteen",
    then: why(watched.stack),
    judges: {
      metricQueries: share(failed, [...requests(watched), ...byBalancer], minute),
      ...threeOfFifteen,
      threshold: halfOfThem,
    },
  };
}

function requests(watched: Watched): Metric[] {
  return ofRequests(watched, "RequestCount", "Sum");
}

/**
 * An expression: some requests in percent of all, or 0 if there are too few. A metric that is in both sums is queried
 * once.
 */
function share(some: readonly Metric[], all: readonly Metric[], period: number, fewest = 0) {
  const metrics = [...some, ...all.filter((each) => !some.includes(each))];
  const number = (metric: Metric) => `m${metrics.indexOf(metric) + 1}`;
  const sum = (terms: readonly Metric[]) => terms.map(number).join(" + ");
  const percent = `100 * (${sum(some)}) / (${sum(all)})`;
  const counted = fewest > 0 ? `IF(${sum(some)} >= ${fewest}, ${percent}, 0)` : percent;
  return expression(
    { id: "share", label: "Failing requests (%)", period },
    `IF(${sum(all)} >= ${fewestRequests}, ${counted}, 0)`,
    metrics,
  );
}

function list(count: number): string {
  return Array.from({ length: count }, (_, index) => `m${index + 1}`).join(", ");
}
