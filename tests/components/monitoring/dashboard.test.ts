import assert from "node:assert/strict";
import { Monitoring } from "../../../components";
import { json, run } from "../../support/program";
import { shop } from "./fixture";

const one = ["targetgroup/shop-tg/2"];
const two = [...one, "targetgroup/shop-tg-2/3"];

async function dashboard(targetGroupArnSuffixes: readonly string[] = one) {
  const monitoring = await run(() => {
    new Monitoring("monitoring", { ...shop, targetGroupArnSuffixes });
  });
  return monitoring.one("aws:cloudwatch/dashboard:Dashboard");
}

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title: string;
    readonly region: string;
    readonly metrics: readonly (readonly unknown[])[];
  };
}

async function widgets(targetGroups?: readonly string[]): Promise<readonly Widget[]> {
  const body = json(await dashboard(targetGroups), "dashboardBody");
  return (body as { readonly widgets: readonly Widget[] }).widgets;
}

describe("the dashboard", () => {
  it("has its name and six graphs", async () => {
    assert.equal((await dashboard()).inputs["dashboardName"], "Shop-Dashboard");
    assert.deepEqual(
      (await widgets()).map(({ properties }) => properties.title),
      [
        "Requests",
        "Errors",
        "Response time (s)",
        "Tasks behind the balancer",
        "CPU (%)",
        "Memory (%)",
      ],
    );
  });

  it("draws every metric with the dimensions of this service, balancer and target group", async () => {
    const service = ["ClusterName", "shop-cluster", "ServiceName", "shop-service"];
    const balancer = ["LoadBalancer", "app/shop-alb/1"];
    const targets = ["TargetGroup", "targetgroup/shop-tg/2", ...balancer];
    const alb = "AWS/ApplicationELB";
    const withoutStyle = (await widgets()).map(({ properties }) =>
      properties.metrics.map((metric) => metric.filter((part) => typeof part === "string")),
    );
    assert.deepEqual(withoutStyle, [
      [[alb, "RequestCount", ...balancer]],
      [
        [alb, "HTTPCode_ELB_5XX_Count", ...balancer],
        [alb, "HTTPCode_Target_5XX_Count", ...balancer],
        [alb, "HTTPCode_Target_4XX_Count", ...balancer],
      ],
      [
        [alb, "TargetResponseTime", ...balancer],
        [alb, "TargetResponseTime", ...balancer],
      ],
      [
        [alb, "HealthyHostCount", ...targets],
        [alb, "UnHealthyHostCount", ...targets],
      ],
      [
        ["AWS/ECS", "CPUUtilization", ...service],
        ["AWS/ECS", "CPUUtilization", ...service],
      ],
      [
        ["AWS/ECS", "MemoryUtilization", ...service],
        ["AWS/ECS", "MemoryUtilization", ...service],
      ],
    ]);
  });

  it("draws the tasks of both target groups apart where there are two, and nothing else of it", async () => {
    const [before, after] = [await widgets(), await widgets(two)];
    const tasks = "Tasks behind the balancer";
    const others = (all: readonly Widget[]) =>
      all.filter(({ properties }) => properties.title !== tasks);
    const metrics = (all: readonly Widget[]) =>
      all.find(({ properties }) => properties.title === tasks)?.properties.metrics;
    const row = (name: string, group: string | undefined, style: object) => [
      "AWS/ApplicationELB",
      name,
      "TargetGroup",
      group,
      "LoadBalancer",
      "app/shop-alb/1",
      style,
    ];
    assert.deepEqual(others(after), others(before));
    assert.deepEqual(metrics(before), [
      row("HealthyHostCount", one[0], { label: "healthy" }),
      row("UnHealthyHostCount", one[0], { stat: "Maximum", label: "unhealthy" }),
    ]);
    assert.deepEqual(metrics(after), [
      row("HealthyHostCount", two[0], { label: "healthy 1" }),
      row("UnHealthyHostCount", two[0], { stat: "Maximum", label: "unhealthy 1" }),
      row("HealthyHostCount", two[1], { label: "healthy 2" }),
      row("UnHealthyHostCount", two[1], { stat: "Maximum", label: "unhealthy 2" }),
    ]);
  });

  it("names the region in every graph", async () => {
    const regions = (await widgets()).map(({ properties }) => properties.region);
    assert.deepEqual(
      regions,
      Array.from({ length: 6 }, () => "eu-west-1"),
    );
  });

  it("lays the graphs out on 24 columns without overlap", async () => {
    const cells = (await widgets()).map(({ x, y }) => `${x},${y}`);
    assert.deepEqual(cells, ["0,0", "8,0", "16,0", "0,6", "8,6", "16,6"]);
    for (const { width, height } of await widgets()) assert.deepEqual([width, height], [8, 6]);
  });
});
