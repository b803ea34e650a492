import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
  type MetricInfo,
  type ServiceQuota,
} from "@aws-sdk/client-service-quotas";
import type { QuotaCode } from "../../../components/account/quotas/codes";
import type { Ask } from "../../calls/ask";
import { withClient, type ClientConfig } from "../../calls/clients";
import { isNamed } from "../../calls/errors";

/** What an account may have of something at once. */
export interface Limit {
  readonly value: number;
  /** What AWS's own usage metric has counted last, within the hour; undefined without such a metric, or without data. */
  readonly used: number | undefined;
}

/**
 * The quota of the account, or AWS's default if the account has none of its own. Undefined if AWS refuses.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html
 */
export async function readLimit(
  config: ClientConfig,
  { service, code }: QuotaCode,
  ask: Ask,
): Promise<Limit | undefined> {
  return withClient(ServiceQuotasClient, config, async (client) => {
    const input = { ServiceCode: service, QuotaCode: code };
    const quota = await ask("servicequotas:GetServiceQuota", async () => {
      try {
        return (await client.send(new GetServiceQuotaCommand(input))).Quota;
      } catch (error) {
        if (!isNamed(error, "NoSuchResourceException")) throw error;
        return (await client.send(new GetAWSDefaultServiceQuotaCommand(input))).Quota;
      }
    });
    if (quota?.Value === undefined) return undefined;
    return { value: quota.Value, used: await readUse(config, quota, ask) };
  });
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Service-Quota-Integration.html */
async function readUse(
  config: ClientConfig,
  { UsageMetric }: ServiceQuota,
  ask: Ask,
): Promise<number | undefined> {
  if (UsageMetric?.MetricName === undefined) return undefined;
  return withClient(CloudWatchClient, config, async (client) => {
    const now = Date.now();
    const answer = await ask("cloudwatch:GetMetricData", () =>
      client.send(
        new GetMetricDataCommand({
          StartTime: new Date(now - 3_600_000),
          EndTime: new Date(now),
          ScanBy: "TimestampDescending",
          MetricDataQueries: [{ Id: "used", MetricStat: statistic(UsageMetric) }],
        }),
      ),
    );
    return answer?.MetricDataResults?.[0]?.Values?.[0];
  });
}

function statistic({ MetricNamespace, MetricName, MetricDimensions = {} }: MetricInfo) {
  return {
    Metric: {
      Namespace: MetricNamespace,
      MetricName,
      Dimensions: Object.entries(MetricDimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: 300,
    Stat: "Maximum",
  };
}
