import * as pulumi from "@pulumi/pulumi";
import { newestErrors } from "../queries";

/** The query of the widget with the app's newest errors. */
export function errorsQuery(logGroupName: pulumi.Input<string>): pulumi.Output<string> {
  return query(logGroupName, newestErrors);
}

/** The query of the widget with the newest deployments and messages of ECS. */
export function changesQuery(eventLogName: pulumi.Input<string>): pulumi.Output<string> {
  return query(eventLogName, [
    "fields @timestamp, detail.eventName as event, coalesce(detail.reason, detail.stoppedReason) as why",
    "| filter detail.eventName not like /STEADY_STATE/ or detail.stopCode like /Essential|Failed/",
    "| sort @timestamp desc",
    "| limit 20",
  ]);
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Source.html */
function query(group: pulumi.Input<string>, lines: readonly string[]): pulumi.Output<string> {
  return pulumi.interpolate`SOURCE '${group}' | ${lines.join("\n")}`;
}
