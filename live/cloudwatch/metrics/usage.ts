import {
  GetMetricDataCommand,
  type CloudWatchClient,
  type MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import {
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceNames } from "../../../components/common/live/service";
import type { Ask } from "../../calls/ask";
import type { Usage } from "./evidence";
import { toPoints } from "./points";
import { periodSeconds, queries, type Group } from "./queries";

/** Number of pages of 100 800 values: enough for 63 days of every metric. */
const mostPages = 20;

/** What a service used between two times; undefined if CloudWatch does not answer completely. */
export async function readUsage(
  client: CloudWatchClient,
  names: ServiceNames,
  groups: readonly Group[],
  { from, until }: Pick<Usage, "from" | "until">,
  ask: Ask,
): Promise<Usage | undefined> {
  const series = await ask("cloudwatch:GetMetricData", async () => {
    const input = {
      MetricDataQueries: queries(names, groups),
      StartTime: from,
      EndTime: until,
      ScanBy: "TimestampAscending" as const,
    };
    const found = new Map<string, Map<number, number>>();
    let NextToken: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await client.send(new GetMetricDataCommand({ ...input, NextToken }));
      for (const result of answer.MetricDataResults ?? []) add(found, result);
      NextToken = answer.NextToken;
      if (NextToken === undefined) return found;
    }
    throw new Error(`the metrics have more than ${mostPages} pages; ask for fewer days`);
  });
  return series && { from, until, periodSeconds, points: toPoints(series, periodSeconds) };
}

/**
 * Adds the values that CloudWatch returned. Raises an error if CloudWatch refuses a single metric: its missing values
 * would look like no usage.
 */
function add(found: Map<string, Map<number, number>>, result: MetricDataResult): void {
  const { Id = "", StatusCode, Timestamps = [], Values = [], Messages = [] } = result;
  if (StatusCode === "Forbidden" || StatusCode === "InternalError") {
    const said = Messages.map(({ Value = "" }) => Value).join(" ");
    throw Object.assign(new Error(said || `no values of ${Id}`), { name: StatusCode });
  }
  const values = found.get(Id) ?? new Map<number, number>();
  Timestamps.forEach((at, index) => {
    const value = Values[index];
    if (value !== undefined) values.set(at.getTime(), value);
  });
  found.set(Id, values);
}

/** The service's target groups, by the names that CloudWatch's metrics use; empty if the balancer does not answer. */
export async function readGroups(
  client: ElasticLoadBalancingV2Client,
  arns: readonly string[],
  ask: Ask,
): Promise<readonly Group[]> {
  if (arns.length === 0) return [];
  const answer = await ask("elasticloadbalancing:DescribeTargetGroups", () =>
    client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [...arns] })),
  );
  return (answer?.TargetGroups ?? []).map(({ TargetGroupArn = "", LoadBalancerArns = [] }) => ({
    targetGroup: TargetGroupArn.split(":").at(-1) ?? "",
    balancer: LoadBalancerArns[0]?.split(":loadbalancer/")[1],
  }));
}
