import { alike, capitals, list, mapped, pairs, tagList, to } from "../fields";
import type { ResourceShape } from "../types";

const dimensions = to("Dimensions", pairs("Name", "Value"));

const metric = mapped({
  namespace: to("Metric.Namespace"),
  metricName: to("Metric.MetricName"),
  dimensions: to("Metric.Dimensions", pairs("Name", "Value")),
  ...capitals("stat", "period"),
});

const metrics = list({
  ...capitals("id", "expression", "label", "returnData"),
  metric: to("MetricStat", metric),
});

export const logGroup: ResourceShape = {
  calls: [
    {
      call: "logs.CreateLogGroup",
      fields: { name: to("logGroupName"), ...alike("kmsKeyId", "tags") },
    },
    {
      call: "logs.PutRetentionPolicy",
      fields: { name: to("logGroupName"), ...alike("retentionInDays") },
    },
  ],
};

export const metricAlarm: ResourceShape = {
  calls: [
    {
      call: "cloudwatch.PutMetricAlarm",
      fields: {
        name: to("AlarmName"),
        dimensions,
        alarmActions: to("AlarmActions"),
        okActions: to("OKActions"),
        metricQueries: to("Metrics", metrics),
        ...capitals("alarmDescription", "namespace", "metricName", "statistic", "period"),
        ...capitals("evaluationPeriods", "datapointsToAlarm", "threshold"),
        ...capitals("comparisonOperator", "treatMissingData"),
        tags: tagList(),
      },
    },
  ],
};

export const dashboard: ResourceShape = {
  calls: [{ call: "cloudwatch.PutDashboard", fields: capitals("dashboardName", "dashboardBody") }],
};

export const topic: ResourceShape = {
  calls: [
    {
      call: "sns.CreateTopic",
      fields: {
        ...capitals("name"),
        kmsMasterKeyId: to("Attributes.KmsMasterKeyId"),
        tags: tagList(),
      },
    },
  ],
};

export const topicSubscription: ResourceShape = {
  calls: [
    {
      call: "sns.Subscribe",
      fields: { ...capitals("protocol", "endpoint"), topic: to("TopicArn") },
    },
  ],
};
