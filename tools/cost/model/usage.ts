import type { EvaluatedResource } from "../../evaluate";
import type { PriceBook, UsageArgs } from "../book";
import { hoursPerMonth, type UsageLine } from "../types";
import { ofType } from "./inputs";
import { balancerType, interfaceEndpoints, natGateways } from "./network";
import { secretType, webAclType } from "./others";
import { serviceType } from "./tasks";

export const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
export const flowLogType = "aws:ec2/flowLog:FlowLog";
export const repositoryType = "aws:ecr/repository:Repository";
export const webAclLogsType = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
export const bucketType = "aws:s3/bucket:Bucket";

interface Usage extends UsageArgs {
  /** Whether the stack has what causes it. */
  readonly when: (all: readonly EvaluatedResource[]) => boolean;
}

function has(type: string): Usage["when"] {
  return (all) => ofType(all, type).length > 0;
}

/** What is paid by use, with an example each. */
const usages: readonly Usage[] = [
  {
    when: has(balancerType),
    key: "albLcu",
    item: "capacity of the load balancer",
    amount: hoursPerMonth,
    example: "1 LCU all month",
    note: "1 LCU is 25 new connections a second, 3,000 open ones or 1 GB an hour",
  },
  { when: has(logGroupType), key: "logsIngest", item: "logs written", amount: 1, example: "1 GB" },
  { when: has(logGroupType), key: "logsStorage", item: "logs kept", amount: 1, example: "1 GB" },
  { when: has(repositoryType), key: "ecrStorage", item: "images kept", amount: 1, example: "1 GB" },
  {
    when: has(secretType),
    key: "secretCalls",
    item: "reads of secrets",
    amount: 0.1,
    example: "1,000 reads",
    note: "each task that starts reads each of its secrets once",
  },
  {
    when: (all) => natGateways(all).gateways > 0,
    key: "natGb",
    item: "data through NAT gateways",
    amount: 10,
    example: "10 GB",
  },
  {
    when: (all) => interfaceEndpoints(all).length > 0,
    key: "endpointGb",
    item: "data through interface endpoints",
    amount: 10,
    example: "10 GB",
  },
  {
    when: has(serviceType),
    key: "dataOut",
    item: "data out to the internet",
    amount: 10,
    example: "10 GB",
    note: "after the account's first 100 GB of a month",
  },
  {
    when: has(flowLogType),
    key: "vendedLogs",
    item: "flow logs written",
    amount: 1,
    example: "1 GB",
  },
  {
    when: has(webAclType),
    key: "wafRequests",
    item: "requests that the web ACL checks",
    amount: 1,
    example: "1 million",
  },
  {
    when: has(webAclLogsType),
    key: "vendedLogs",
    item: "logs of the web ACL written",
    amount: 1,
    example: "1 GB",
    note: "about a million requests",
  },
  { when: has(bucketType), key: "s3Storage", item: "objects in S3", amount: 1, example: "1 GB" },
];

/** What a stack pays by use, beside what it costs every hour. */
export function usageLines(all: readonly EvaluatedResource[], book: PriceBook): UsageLine[] {
  return usages.filter(({ when }) => when(all)).map((each) => book.usage(each));
}
