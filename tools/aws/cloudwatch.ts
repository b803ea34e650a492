import { alike } from "../calls/fields";
import { awsModule, byUse, creates, free, model, named, none, text, withArn } from "./kind";

const calls = () => import("../calls/types/watching");

/** Logs, alarms and dashboards. */
export const cloudwatch = awsModule("cloudwatch", {
  dashboard: {
    price: model("monitoring"),
    controls: none("Security Hub has none for dashboards"),
    terraform: "aws_cloudwatch_dashboard",
    cloudFormation: { type: "AWS::CloudWatch::Dashboard", tags: "none" },
    calls: async () => (await calls()).dashboard,
    behaves: named("cloudwatch", "dashboard/", "dashboardName"),
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
    behaves: async () => (await import("../account/types/others")).logGroup,
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
    behaves: named("cloudwatch", "alarm:"),
  },
  queryDefinition: {
    price: free("only the data that a query reads costs"),
    controls: none("Security Hub has none for saved queries"),
    terraform: "aws_cloudwatch_query_definition",
    cloudFormation: { type: "AWS::Logs::QueryDefinition", tags: "none" },
    calls: creates("logs.PutQueryDefinition", alike("name", "logGroupNames", "queryString")),
    behaves: named("logs", "query-definition:"),
  },
});
