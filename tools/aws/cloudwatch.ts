import { alike, capitals, mapped, tagList, to } from "../calls/fields";
import { needs } from "../permissions/types";
import {
  awsModule,
  byUse,
  creates,
  each,
  free,
  model,
  named,
  none,
  parsed,
  text,
  withArn,
} from "./kind";

const tags = "TagResource UntagResource";

const schedule = capitals("expression", "duration", "timezone");

const calls = () => import("../calls/types/watching");
const behaviours = () => import("../account/types/watching");

/** Logs, alarms and dashboards. */
export const cloudwatch = awsModule("cloudwatch", {
  alarmMuteRule: {
    made: (inputs, { arn }) => {
      const name = text(inputs, "name");
      return withArn(name, arn("cloudwatch", `alarm-mute-rule:${name}`));
    },
    price: free("a rule that mutes alarms"),
    controls: none("Security Hub has none for mute rules"),
    terraform: "aws_cloudwatch_alarm_mute_rule",
    cloudFormation: { type: "AWS::CloudWatch::AlarmMuteRule" },
    emulated: none("moto does not know the call"),
    calls: creates("cloudwatch.PutAlarmMuteRule", {
      ...capitals("name", "description"),
      rule: to("Rule", mapped({ schedule: to("Schedule", mapped(schedule)) })),
      muteTargets: to("MuteTargets", mapped(capitals("alarmNames"))),
      tags: tagList(),
    }),
    permissions: needs(
      "cloudwatch",
      "GetAlarmMuteRule ListTagsForResource",
      `DeleteAlarmMuteRule ${tags}`,
    ),
    behaves: named("cloudwatch", "alarm-mute-rule:"),
  },
  compositeAlarm: {
    label: (inputs) => text(inputs, "alarmName"),
    made: (inputs, { arn }) => {
      const name = text(inputs, "alarmName");
      return withArn(name, arn("cloudwatch", `alarm:${name}`));
    },
    price: each({
      key: "composite alarms",
      group: "Monitoring",
      item: "composite alarms",
      unit: "alarm",
      price: "compositeAlarm",
    }),
    controls: ["CloudWatch.15", "CloudWatch.17"],
    terraform: "aws_cloudwatch_composite_alarm",
    cloudFormation: { type: "AWS::CloudWatch::CompositeAlarm" },
    emulated: none("moto fails at the call with an error of its own"),
    calls: async () => (await calls()).compositeAlarm,
    permissions: needs("cloudwatch", "DescribeAlarms ListTagsForResource", `DeleteAlarms ${tags}`),
    behaves: named("cloudwatch", "alarm:", "alarmName"),
  },
  dashboard: {
    price: model("monitoring"),
    controls: none("Security Hub has none for dashboards"),
    terraform: "aws_cloudwatch_dashboard",
    cloudFormation: { type: "AWS::CloudWatch::Dashboard", tags: "none" },
    calls: async () => (await calls()).dashboard,
    permissions: needs("cloudwatch", "GetDashboard", "DeleteDashboards"),
    behaves: named("cloudwatch", "dashboard/", "dashboardName"),
  },
  eventRule: {
    made: (inputs, { arn }) => {
      const name = text(inputs, "name");
      return withArn(name, arn("events", `rule/${name}`));
    },
    price: free("events of AWS's own services are free"),
    controls: none("Security Hub has none for rules"),
    terraform: "aws_cloudwatch_event_rule",
    cloudFormation: { type: "AWS::Events::Rule", forms: { EventPattern: parsed } },
    calls: creates("events.PutRule", {
      ...capitals("name", "description", "eventPattern"),
      tags: tagList(),
    }),
    permissions: needs("events", "DescribeRule ListTagsForResource", `DeleteRule ${tags}`),
    behaves: named("events", "rule/"),
  },
  eventTarget: {
    label: (inputs) => text(inputs, "targetId"),
    price: free("deliveries to topics and logs are free"),
    controls: none("what it writes to is judged"),
    terraform: "aws_cloudwatch_event_target",
    cloudFormation: {
      type: "AWS::Events::Rule",
      partOf: ["aws:cloudwatch/eventRule:EventRule", "Name", "Rule"],
      tags: "none",
    },
    calls: async () => (await calls()).eventTarget,
    permissions: needs("events", "ListTargetsByRule", "RemoveTargets"),
    behaves: async () => (await behaviours()).eventTarget,
  },
  logGroup: {
    made: (inputs, { arn }) => {
      const name = text(inputs, "name");
      return withArn(name, arn("logs", `log-group:${name}`));
    },
    price: byUse,
    usage: [
      { key: "logsIngest", item: "logs written", amount: 1, example: "1 GB" },
      { key: "logsStorage", item: "logs kept", amount: 1, example: "1 GB" },
    ],
    controls: ["CloudWatch.16"],
    terraform: "aws_cloudwatch_log_group",
    cloudFormation: { type: "AWS::Logs::LogGroup" },
    calls: async () => (await calls()).logGroup,
    permissions: needs(
      "logs",
      "DescribeLogGroups ListTagsForResource",
      `DeleteLogGroup DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey ${tags}`,
    ),
    behaves: async () => (await behaviours()).logGroup,
  },
  logMetricFilter: {
    price: byUse,
    usage: [
      {
        key: "customMetric",
        item: "metrics from logs",
        amount: 1,
        example: "1 all month",
        note: "AWS bills only the hours in which the log has such lines",
      },
    ],
    controls: none("Security Hub has none for this filter"),
    terraform: "aws_cloudwatch_log_metric_filter",
    cloudFormation: { type: "AWS::Logs::MetricFilter", tags: "none" },
    calls: async () => (await calls()).logMetricFilter,
    permissions: needs("logs", "DescribeMetricFilters", "DeleteMetricFilter"),
    behaves: async () => (await behaviours()).logMetricFilter,
  },
  logResourcePolicy: {
    label: () => "who may write",
    price: free("a policy"),
    controls: none("Security Hub has none for it"),
    terraform: "aws_cloudwatch_log_resource_policy",
    cloudFormation: none("CloudFormation has no policy for one log group"),
    calls: creates("logs.PutResourcePolicy", alike("resourceArn", "policyDocument")),
    permissions: needs("logs", "DescribeResourcePolicies", "DeleteResourcePolicy"),
    behaves: async () => (await behaviours()).logResourcePolicy,
  },
  metricAlarm: {
    made: (inputs, { arn }) => {
      const name = text(inputs, "name");
      return withArn(name, arn("cloudwatch", `alarm:${name}`));
    },
    price: model("monitoring"),
    controls: ["CloudWatch.15", "CloudWatch.17"],
    terraform: "aws_cloudwatch_metric_alarm",
    cloudFormation: { type: "AWS::CloudWatch::Alarm" },
    calls: async () => (await calls()).metricAlarm,
    permissions: needs("cloudwatch", "DescribeAlarms ListTagsForResource", `DeleteAlarms ${tags}`),
    behaves: named("cloudwatch", "alarm:"),
  },
  queryDefinition: {
    price: free("only the data that a query reads costs"),
    controls: none("Security Hub has none for saved queries"),
    terraform: "aws_cloudwatch_query_definition",
    cloudFormation: { type: "AWS::Logs::QueryDefinition", tags: "none" },
    emulated: none("moto does not know the call"),
    calls: creates("logs.PutQueryDefinition", alike("name", "logGroupNames", "queryString")),
    permissions: needs("logs", "DescribeQueryDefinitions", "DeleteQueryDefinition"),
    behaves: named("logs", "query-definition:"),
  },
});
