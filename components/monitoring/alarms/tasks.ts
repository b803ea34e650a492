import { expression, sumOf } from "../../common/metrics/metricMath";
import { ofTargets } from "../../common/metrics/balancerMetrics";
import { ofInsights, ofService } from "../metrics";
import type { MonitoringSettings, Watched } from "../types";
import { minute, why, type AlarmPlan } from "./plan";

/**
 * The CPU alarm that AWS's guide describes.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export function cpu(watched: Watched, { cpuAlarmPercent }: MonitoringSettings): AlarmPlan {
  return {
    key: "cpuAlarm",
    logicalName: "high-cpu",
    tells: "warning",
    says: `Average CPU of the service above ${cpuAlarmPercent} % for ten minutes`,
    then: biggerTasks(watched),
    judges: { ...average(watched, "CPUUtilization"), threshold: cpuAlarmPercent },
  };
}

/** ECS kills a task that needs more memory than it has. */
export function memory(watched: Watched, { thresholds }: MonitoringSettings): AlarmPlan {
  return {
    key: "memoryAlarm",
    logicalName: "high-memory",
    tells: "warning",
    says: `Average memory of the service above ${thresholds.memoryPercent} % for ten minutes`,
    then: `If it grows from day to day, the app keeps what it should free. ${biggerTasks(watched)}`,
    judges: { ...average(watched, "MemoryUtilization"), threshold: thresholds.memoryPercent },
  };
}

function biggerTasks({ stack }: Watched): string {
  return `What size fits: npx catalog rightsize ${stack}`;
}

function average(watched: Watched, metricName: string) {
  const { namespace, dimensions, stat } = ofService(watched, metricName, "Average");
  return {
    namespace,
    metricName,
    dimensions,
    statistic: stat,
    period: 300,
    evaluationPeriods: 2,
    comparisonOperator: "GreaterThanThreshold",
    treatMissingData: "missing",
  };
}

/**
 * No task is healthy. A balancer reports nothing about a target group without targets, so missing
 * data is a fault, too, unless the app may have no task at all. The alarm needs five bad minutes of
 * eight: the newest three may not have arrived yet, and a single bad minute beside them is not an
 * outage. If it looked at only six minutes, a fault in two of every five minutes would end the
 * alarm and page again each time.
 */
export function noTask(watched: Watched): AlarmPlan {
  const healthy = ofTargets(watched, "HealthyHostCount", "Maximum");
  return {
    key: "noTaskAlarm",
    logicalName: "no-task",
    tells: "down",
    says: "No healthy task behind the load balancer for five minutes",
    then: why(watched.stack),
    judges: {
      metricQueries: sumOf({ id: "healthy", label: "Healthy tasks", period: minute }, healthy),
      evaluationPeriods: 8,
      datapointsToAlarm: 5,
      threshold: 1,
      comparisonOperator: "LessThanThreshold",
      treatMissingData: watched.counts.min > 0 ? "breaching" : "notBreaching",
    },
  };
}

/**
 * Fewer tasks run than ECS wants. If nothing counts the running tasks, the alarm compares the
 * healthy tasks with the fewest that the app may have.
 */
export function fewTasks(watched: Watched): AlarmPlan {
  const shown = { id: "missing", label: "Missing tasks", period: minute };
  const { min } = watched.counts;
  const healthy = ofTargets(watched, "HealthyHostCount", "Maximum");
  const wanted = ofInsights(watched, "DesiredTaskCount", "Minimum");
  const running = ofInsights(watched, "RunningTaskCount", "Maximum");
  return {
    key: "fewTasksAlarm",
    logicalName: "few-tasks",
    tells: "warning",
    says: "Fewer tasks than the service should have for 15 minutes",
    then: why(watched.stack),
    judges: {
      ...(watched.countsTasks
        ? {
            metricQueries: expression(shown, "m1 - m2", [wanted, running]),
            threshold: 1,
            comparisonOperator: "GreaterThanOrEqualToThreshold",
          }
        : {
            metricQueries: sumOf({ ...shown, label: "Healthy tasks" }, healthy),
            threshold: min,
            comparisonOperator: "LessThanThreshold",
          }),
      evaluationPeriods: 20,
      datapointsToAlarm: 15,
      treatMissingData: "notBreaching",
    },
  };
}

/** Scaling has reached its highest number of tasks. */
export function maximum(watched: Watched, most: number): AlarmPlan {
  const healthy = ofTargets(watched, "HealthyHostCount", "Maximum");
  return {
    key: "maximumAlarm",
    logicalName: "at-maximum",
    tells: "warning",
    says: `Scaling has needed all ${most} tasks for half an hour`,
    then: "If requests get slow, raise scaling.maxCount; docs/settings.md says how",
    judges: {
      metricQueries: sumOf({ id: "healthy", label: "Healthy tasks", period: minute }, healthy),
      evaluationPeriods: 40,
      datapointsToAlarm: 30,
      threshold: most,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
    },
  };
}
