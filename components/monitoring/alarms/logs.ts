import { expression } from "../../common/metrics/metricMath";
import { ofLog, type LogMetric } from "../metrics";
import type { MonitoringSettings, Watched } from "../types";
import { why, type AlarmPlan } from "./plan";

/** Number of tasks that end by themselves in a quarter of an hour. Fewer may be an accident. */
const crashes = 2;

/** Many lines about errors in the app's log. */
export function errorLines(watched: Watched, { thresholds }: MonitoringSettings): AlarmPlan {
  return {
    key: "errorLinesAlarm",
    logicalName: "error-lines",
    tells: "warning",
    says: `The log has ${thresholds.errorLines} lines or more about errors in five minutes, twice in a quarter of an hour`,
    then: "Read them on the dashboard, or with the saved query in Logs Insights",
    judges: {
      namespace: watched.namespace,
      metricName: "ErrorLines" satisfies LogMetric,
      statistic: "Sum",
      period: 300,
      // The log lines of the newest five minutes may not have arrived yet.
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      threshold: thresholds.errorLines,
      ...ifCounted,
    },
  };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html */
export function crashedTasks(watched: Watched): AlarmPlan {
  return {
    key: "crashesAlarm",
    logicalName: "crashes",
    tells: "warning",
    says: `${crashes} tasks or more have ended by themselves, or could not start, within 15 minutes in which nothing was deployed`,
    then: why(watched.stack),
    judges: { ...outsideDeployments(watched, "CrashedTasks"), threshold: crashes },
  };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html */
export function unreadSecrets(watched: Watched): AlarmPlan {
  return {
    key: "secretsAlarm",
    logicalName: "secrets",
    tells: "warning",
    says: "A task could not start because it could not read a secret, though nothing was deployed",
    then: why(watched.stack),
    judges: { ...outsideDeployments(watched, "UnreadSecrets"), threshold: 1 },
  };
}

/**
 * ACM renews its own certificates 60 days before they expire, but never renews an imported one.
 * https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
 */
export function certificate(
  certificateArn: NonNullable<Watched["certificateArn"]>,
  { thresholds }: MonitoringSettings,
): AlarmPlan {
  return {
    key: "certificateAlarm",
    logicalName: "certificate",
    tells: "warning",
    says: `The certificate ends in ${thresholds.certificateDays} days or less, and nobody has renewed it`,
    then: "Check the certificate's DNS record in ACM; browsers refuse the app once it has ended",
    judges: {
      namespace: "AWS/CertificateManager",
      metricName: "DaysToExpiry",
      dimensions: { CertificateArn: certificateArn },
      statistic: "Minimum",
      period: 86_400,
      evaluationPeriods: 1,
      threshold: thresholds.certificateDays,
      comparisonOperator: "LessThanOrEqualToThreshold",
      treatMissingData: "ignore",
    },
  };
}

/** No matching lines means no data, and that is good. */
const ifCounted = {
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "notBreaching",
} as const;

/**
 * An expression that ignores tasks lost by a deployment: if a deployment fails, another message says so once. A
 * rolled-back deployment begins another one, so a quarter of an hour with lost tasks also has the beginning of a
 * deployment.
 */
function outsideDeployments(watched: Watched, metric: LogMetric) {
  return {
    metricQueries: expression(
      { id: "tasks", label: "Tasks", period: 900 },
      "IF(FILL(m2, 0) > 0, 0, m1)",
      [ofLog(watched, metric), ofLog(watched, "Deployments")],
    ),
    // The quarter of an hour that has just begun has no data yet, and would end the alarm.
    evaluationPeriods: 2,
    datapointsToAlarm: 1,
    ...ifCounted,
  };
}
