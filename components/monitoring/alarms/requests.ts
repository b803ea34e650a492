import { expression, plus, sumOf, type Metric } from "../../metrics/metricMath";
import { failures, ofBalancer, ofRequests } from "../../metrics/balancerMetrics";
import type { MonitoringSettings, Watched } from "../types";
import { fewestRequests, minute, why, type AlarmPlan } from "./plan";

/**
 * Three bad minutes of six: a single bad minute is not worth a message, and the newest three minutes may not have
 * arrived yet.
 */
const threeOfSix = {
  evaluationPeriods: 6,
  datapointsToAlarm: 3,
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "notBreaching",
} as const;

/**
 * The alarm goes off at this number of the balancer's own errors in a minute. The balancer answers with an error if no
 * task does.
 */
const balancerErrorsAMinute = 10;

/** The share of failing requests, in percent, from which the app counts as down. */
const halfOfThem = 50;

export function appErrors(watched: Watched, { thresholds }: MonitoringSettings): AlarmPlan {
  const errors = ofRequests(watched, "HTTPCode_Target_5XX_Count", "Sum");
  return {
    key: "appErrorsAlarm",
    logicalName: "app-errors",
    tells: "warning",
    says:
      `The app answers ${thresholds.errorPercent} % of its requests or more with a status of 500 or above, ` +
      "in three minutes of six",
    then: why(watched.stack),
    judges: {
      metricQueries: share("Failing requests (%)", errors, requests(watched)),
      ...threeOfSix,
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
      "in three minutes of six: no task answers in time",
    then: why(watched.stack),
    judges: {
      metricQueries: sumOf({ id: "errors", label: "5xx of the balancer", period: minute }, errors),
      ...threeOfSix,
      threshold: balancerErrorsAMinute,
    },
  };
}

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
      `One answer in twenty takes ${thresholds.latencySeconds} seconds or more, in five minutes of ten, ` +
      `with at least ${fewestRequests} requests a minute`,
    then: `Look at CPU, memory and the log on the dashboard. ${why(watched.stack)}`,
    judges: {
      metricQueries: expression(
        { id: "slow", label: "p95 (s)", period: minute },
        `IF(${all} >= ${fewestRequests}, ${slowest}, 0)`,
        [...times, ...counts],
      ),
      evaluationPeriods: 10,
      datapointsToAlarm: 5,
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
    says: "Half of all requests or more fail, in three minutes of six",
    then: why(watched.stack),
    judges: {
      metricQueries: share("Failing requests (%)", failed, [...requests(watched), ...byBalancer]),
      ...threeOfSix,
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
function share(label: string, some: readonly Metric[], all: readonly Metric[]) {
  const metrics = [...some, ...all.filter((each) => !some.includes(each))];
  const number = (metric: Metric) => `m${metrics.indexOf(metric) + 1}`;
  const sum = (terms: readonly Metric[]) => terms.map(number).join(" + ");
  return expression(
    { id: "share", label, period: minute },
    `IF(${sum(all)} >= ${fewestRequests}, 100 * (${sum(some)}) / (${sum(all)}), 0)`,
    metrics,
  );
}

function list(count: number): string {
  return Array.from({ length: count }, (_, index) => `m${index + 1}`).join(", ");
}
