import { expression } from "../../metricMath";
import { ofLog, type LogMetric } from "../metrics";
import type { MonitoringSettings, Watched } from "../types";
import { why, type AlarmPlan } from "./plan";

/** Tasks that end by themselves, in a quarter of an hour, that are no accident any more. */
const crashes = 2;

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
      // The newest five minutes may not have arrived.
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
 * ACM renews its certificates 60 days before their end, and an imported one never.
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

/** A log without such lines has no data, which is good. */
const ifCounted = {
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "notBreaching",
} as const;

/**
 * Tasks that a deployment loses are no news: if it fails, that is told by itself, once. A deployment that is taken back
 * begins another one, so the quarter of an hour in which tasks were lost has the beginning of one.
 */
function outsideDeployments(watched: Watched, metric: LogMetric) {
  return {
    metricQueries: expression(
      { id: "tasks", label: "Tasks", period: 900 },
      "IF(FILL(m2, 0) > 0, 0, m1)",
      [ofLog(watched, metric), ofLog(watched, "Deployments")],
    ),
    evaluationPeriods: 1,
    ...ifCounted,
  };
}
