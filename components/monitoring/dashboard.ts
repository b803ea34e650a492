export interface DashboardArgs {
  readonly region: string;
  readonly cluster: string;
  readonly service: string;
  /** `app/<name>/<id>` */
  readonly balancer: string;
  /** `targetgroup/<name>/<id>` of each target group. */
  readonly targetGroups: readonly string[];
  /**
   * Whether requests to other apps also pass through the balancer; if so, the graphs show the target groups' own
   * metrics.
   */
  readonly balancerIsShared: boolean;
}

type Metric = readonly (string | Readonly<Record<string, string>>)[];

/**
 * Six graphs that answer whether the app is up, fast and full: requests, errors, latency, healthy tasks, CPU, memory.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function dashboardBody(args: DashboardArgs) {
  const service = ["ClusterName", args.cluster, "ServiceName", args.service] as const;
  const balancer = ["LoadBalancer", args.balancer] as const;
  const alb = "AWS/ApplicationELB";
  const ofApp = (metric: string, shown?: Shown): Metric[] =>
    behind(args).map((dimensions) => [alb, metric, ...dimensions, ...(shown ? [shown] : [])]);
  const graphs: readonly Graph[] = [
    { title: "Requests", stat: "Sum", metrics: ofApp("RequestCount") },
    {
      title: "Errors",
      stat: "Sum",
      metrics: [
        ...(args.balancerIsShared
          ? []
          : [[alb, "HTTPCode_ELB_5XX_Count", ...balancer, { label: "5xx of the balancer" }]]),
        ...ofApp("HTTPCode_Target_5XX_Count", { label: "5xx of the app" }),
        ...ofApp("HTTPCode_Target_4XX_Count", { label: "4xx of the app" }),
      ],
    },
    {
      title: "Response time (s)",
      stat: "p50",
      metrics: [
        ...ofApp("TargetResponseTime", { stat: "p50", label: "p50" }),
        ...ofApp("TargetResponseTime", { stat: "p95", label: "p95" }),
      ],
    },
    {
      title: "Tasks behind the balancer",
      stat: "Minimum",
      metrics: args.targetGroups.flatMap((group, index) => {
        const targets = ["TargetGroup", group, ...balancer] as const;
        const which = args.targetGroups.length > 1 ? ` ${index + 1}` : "";
        return [
          [alb, "HealthyHostCount", ...targets, { label: `healthy${which}` }],
          [alb, "UnHealthyHostCount", ...targets, { stat: "Maximum", label: `unhealthy${which}` }],
        ];
      }),
    },
    {
      title: "CPU (%)",
      stat: "Average",
      metrics: [
        ["AWS/ECS", "CPUUtilization", ...service, { label: "average" }],
        ["AWS/ECS", "CPUUtilization", ...service, { stat: "Maximum", label: "maximum" }],
      ],
    },
    {
      title: "Memory (%)",
      stat: "Average",
      metrics: [
        ["AWS/ECS", "MemoryUtilization", ...service, { label: "average" }],
        ["AWS/ECS", "MemoryUtilization", ...service, { stat: "Maximum", label: "maximum" }],
      ],
    },
  ];
  return { widgets: graphs.map((graph, index) => widget(graph, index, args.region)) };
}

type Shown = Readonly<Record<string, string>>;

/** The dimensions that select the app's own requests. */
function behind({ balancer, targetGroups, balancerIsShared }: DashboardArgs) {
  const all = ["LoadBalancer", balancer] as const;
  return balancerIsShared
    ? targetGroups.map((group) => ["TargetGroup", group, ...all] as const)
    : [all];
}

interface Graph {
  readonly title: string;
  readonly stat: string;
  readonly metrics: readonly Metric[];
}

/** Places three graphs in a row on CloudWatch's grid of 24 columns. */
function widget({ title, stat, metrics }: Graph, index: number, region: string) {
  const width = 8;
  const height = 6;
  return {
    type: "metric",
    x: (index % 3) * width,
    y: Math.floor(index / 3) * height,
    width,
    height,
    properties: { title, region, view: "timeSeries", period: 60, stat, metrics },
  };
}
