import { alike, capitals, list, mapped, pairs, tagList, to, type Inputs } from "../fields";
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

export const compositeAlarm: ResourceShape = {
  calls: [
    {
      call: "cloudwatch.PutCompositeAlarm",
      fields: {
        ...capitals("alarmName", "alarmDescription", "alarmRule", "alarmActions"),
        okActions: to("OKActions"),
        tags: tagList(),
      },
    },
  ],
};

export const eventTarget: ResourceShape = {
  calls: [
    {
      call: "events.PutTargets",
      fields: {
        rule: to("Rule"),
        targetId: to("Targets.0.Id"),
        arn: to("Targets.0.Arn"),
        inputTransformer: to(
          "Targets.0.InputTransformer",
          mapped({ inputPaths: to("InputPathsMap"), inputTemplate: to("InputTemplate") }),
        ),
      },
    },
  ],
};

export const logMetricFilter: ResourceShape = {
  calls: [
    {
      call: "logs.PutMetricFilter",
      fields: {
        name: to("filterName"),
        pattern: to("filterPattern"),
        ...alike("logGroupName"),
        metricTransformation: to("metricTransformations", (one: Inputs) => [
          mapped({
            name: to("metricName"),
            namespace: to("metricNamespace"),
            value: to("metricValue"),
          })(one),
        ]),
      },
    },
  ],
};

export const topicPolicy: ResourceShape = {
  calls: [
    {
      call: "sns.SetTopicAttributes",
      fields: { arn: to("TopicArn"), policy: to("AttributeValue") },
      always: { AttributeName: "Policy" },
    },
  ],
};
