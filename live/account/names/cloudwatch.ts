import {
  CloudWatchClient,
  ListDashboardsCommand,
  ListTagsForResourceCommand as ListAlarmTagsCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { describeAlarms } from "../../cloudwatch/alarms";
import { tagsOf } from "./tags";
import type { Find } from "./types";
import { withClient } from "../../calls/clients";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export const findAlarms: Find = async (config, names, ask) => {
  return withClient(CloudWatchClient, config, async (client) => {
    const found = await ask("cloudwatch:DescribeAlarms", async () => {
      const alarms = await describeAlarms(client, names);
      return Promise.all(
        alarms.map(async ({ AlarmName: name = "", AlarmArn: arn = "" }) => {
          const { Tags } = await client.send(new ListAlarmTagsCommand({ ResourceARN: arn }));
          return { name, arn, tags: tagsOf(Tags) };
        }),
      );
    });
    return found ?? [];
  });
};

/** Dashboards have no tags. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListDashboards.html */
export const findDashboards: Find = async (config, names, ask) => {
  return withClient(CloudWatchClient, config, async (client) => {
    const found = names.map((name) =>
      ask("cloudwatch:ListDashboards", async () => {
        const { DashboardEntries = [] } = await client.send(
          new ListDashboardsCommand({ DashboardNamePrefix: name }),
        );
        return DashboardEntries.filter(({ DashboardName }) => DashboardName === name).map(() => ({
          name,
          tags: undefined,
        }));
      }),
    );
    return (await Promise.all(found)).flatMap((each) => each ?? []);
  });
};

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
export const findLogGroups: Find = async (config, names, ask) => {
  return withClient(CloudWatchLogsClient, config, async (client) => {
    const found = names.map((name) =>
      ask("logs:DescribeLogGroups", async () => {
        // The shortest of all names with a prefix comes first.
        const { logGroups = [] } = await client.send(
          new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
        );
        const group = logGroups.find(({ logGroupName }) => logGroupName === name);
        if (!group) return [];
        const resourceArn = group.logGroupArn ?? group.arn?.replace(/:\*$/, "") ?? "";
        const { tags = {} } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
        return [{ name, arn: resourceArn, tags }];
      }),
    );
    return (await Promise.all(found)).flatMap((each) => each ?? []);
  });
};
