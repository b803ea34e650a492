import type { Answers } from "../../support/cannedAws";

/** A service's use in one hour of a day, as a test sets it. */
export interface HourUsed {
  /** Percent of the size; undefined for no value. */
  readonly cpu?: number;
  readonly memory?: number;
  /** Half of `cpu` by default. */
  readonly cpuAverage?: number;
  readonly memoryAverage?: number;
  /** Running tasks; 2 by default. */
  readonly tasks?: number;
}

/** A service's use by hours, counted from some days before the end of the query; undefined for hours without values. */
export type Used = (hour: number) => HourUsed | undefined;

/** The contents of an account. The defaults can be changed. */
export interface Account {
  readonly used: Used;
  /** Days before the end from which there are values. */
  readonly days: number;
  readonly cpu: string;
  readonly memory: string;
  readonly architecture: string;
  readonly desired: number;
  readonly scaling: { readonly MinCapacity: number; readonly MaxCapacity: number } | undefined;
  /** Sizes of the revisions before the running one, the newest first, with the days since they were registered. */
  readonly earlier: readonly { readonly memory: string; readonly daysAgo: number }[];
  /** Days since the running revision was registered. */
  readonly daysAgo: number;
  /** Number of values on a page, of all metrics together. */
  readonly pageSize: number;
  /** Whether the service has a target group. */
  readonly balanced: boolean;
}

const usual: Account = {
  used: () => ({ cpu: 20, memory: 30 }),
  days: 14,
  cpu: "512",
  memory: "1024",
  architecture: "X86_64",
  desired: 2,
  scaling: undefined,
  earlier: [],
  daysAgo: 100,
  pageSize: 100_800,
  balanced: true,
};

const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";
const targetGroup = `${arn}targetgroup/mcp-catalog-tg/0123456789abcdef`;
const newest = 9;

/** The answers of an account that runs a service. */
export function usageAnswers(given: Partial<Account> = {}): Answers {
  const all = { ...usual, ...given };
  return {
    DescribeServices: () => ({ services: [serviceOf(all)] }),
    DescribeTaskDefinition: ({ taskDefinition }) => definitionOf(all, String(taskDefinition)),
    DescribeScalableTargets: () => ({ ScalableTargets: all.scaling ? [all.scaling] : [] }),
    DescribeTargetGroups: () => ({
      TargetGroups: [
        {
          TargetGroupArn: targetGroup,
          LoadBalancerArns: [`${arn}loadbalancer/app/mcp-catalog-alb/01`],
        },
      ],
    }),
    GetMetricData: (input) => pageOf(all, input as unknown as MetricInput),
  };
}

function serviceOf({ desired, balanced }: Account) {
  return {
    status: "ACTIVE",
    desiredCount: desired,
    runningCount: desired,
    deployments: [
      {
        id: "ecs-svc/1",
        status: "PRIMARY",
        taskDefinition: `arn:aws:ecs:us-east-1:123456789012:task-definition/mcp-catalog:${newest}`,
      },
    ],
    loadBalancers: balanced ? [{ targetGroupArn: targetGroup }] : [],
  };
}

function definitionOf({ cpu, memory, architecture, daysAgo, earlier }: Account, revision: string) {
  const back = newest - Number(revision.split(":").at(-1));
  const before = earlier[back - 1];
  const days = back === 0 ? daysAgo : (before?.daysAgo ?? 1000);
  return {
    taskDefinition: {
      cpu,
      memory: before?.memory ?? memory,
      registeredAt: Date.now() / 1000 - days * 86_400,
      runtimePlatform: { cpuArchitecture: architecture },
    },
  };
}

/** The input of GetMetricData. Times are seconds since 1970. */
export interface MetricInput {
  readonly StartTime: number;
  readonly EndTime: number;
  readonly NextToken?: string;
  readonly MetricDataQueries: readonly MetricQuery[];
}

interface MetricQuery {
  readonly Id: string;
  readonly MetricStat: {
    readonly Metric: { readonly Namespace: string; readonly MetricName: string };
    readonly Period: number;
    readonly Stat: string;
  };
}

type Value = readonly [id: string, at: number, value: number];

function pageOf(account: Account, input: MetricInput) {
  const values = input.MetricDataQueries.flatMap((query) => valuesOf(account, query, input));
  const start = Number(input.NextToken ?? 0);
  const end = start + account.pageSize;
  const page = values.slice(start, end);
  const ids = [...new Set(page.map(([id]) => id))];
  return {
    MetricDataResults: ids.map((id) => {
      const own = page.filter((value) => value[0] === id);
      return {
        Id: id,
        StatusCode: end < values.length ? "PartialData" : "Complete",
        Timestamps: own.map(([, at]) => at),
        Values: own.map(([, , value]) => value),
      };
    }),
    ...(end < values.length ? { NextToken: String(end) } : {}),
  };
}

function valuesOf({ used, days }: Account, query: MetricQuery, input: MetricInput): Value[] {
  const { Metric, Period, Stat } = query.MetricStat;
  const first = Math.max(input.StartTime, input.EndTime - days * 86_400);
  const values: Value[] = [];
  for (let at = first; at < input.EndTime; at += Period) {
    const hour = used(Math.floor((at - first) / 3600));
    const value = hour && valueOf(hour, Metric.MetricName, Stat, Period);
    if (value !== undefined) values.push([query.Id, at, value]);
  }
  return values;
}

function valueOf(hour: HourUsed, metric: string, statistic: string, period: number) {
  const { cpu, memory, tasks = 2 } = hour;
  const { cpuAverage = half(cpu), memoryAverage = half(memory) } = hour;
  const average = statistic === "Average";
  switch (metric) {
    case "CPUUtilization":
      if (cpu === undefined) return undefined;
      return statistic === "SampleCount" ? (tasks * period) / 60 : average ? cpuAverage : cpu;
    case "MemoryUtilization":
      return average ? memoryAverage : memory;
    case "HealthyHostCount":
      return tasks;
    case "RequestCountPerTarget":
      return 500;
    default:
      throw new Error(`no values of ${metric}`);
  }
}

function half(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 2;
}
