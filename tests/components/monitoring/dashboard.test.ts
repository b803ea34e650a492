import assert from "node:assert/strict";
import { Monitoring } from "../../../components";
import type { MonitoringArgs } from "../../../components/monitoring";
import { inFragment } from "../../../components/monitoring/dashboard/header";
import type { Widget } from "../../../components/monitoring/dashboard";
import { json, run } from "../../support/program";
import { dashboardStructure } from "./dashboardStructure";
import { settings, shop, watched } from "./fixture";

const pair = ["targetgroup/shop-tg/2", "targetgroup/shop-tg-2/3"];
const cpuOnly = { ...settings, alarms: "cpu" as const };

async function dashboard(change: Partial<MonitoringArgs> = {}) {
  const monitoring = await run(() => {
    new Monitoring("monitoring", { ...shop, ...change });
  });
  return monitoring.one("aws:cloudwatch/dashboard:Dashboard");
}

async function widgets(change?: Partial<MonitoringArgs>): Promise<readonly Widget[]> {
  const body = json(await dashboard(change), "dashboardBody");
  return (body as { readonly widgets: readonly Widget[] }).widgets;
}

/** The lines of a graph, without their appearance. */
async function lines(title: string, change?: Partial<MonitoringArgs>): Promise<readonly string[]> {
  const graph = (await widgets(change)).find(({ properties }) => properties["title"] === title);
  assert.ok(graph, title);
  return (graph.properties["metrics"] as readonly (readonly unknown[])[]).map((line) =>
    line.filter((part) => typeof part === "string").join(" "),
  );
}

const stacks: Readonly<Record<string, Partial<MonitoringArgs>>> = {
  "with everything": {},
  "with the guide's alarm alone": { settings: cpuOnly },
  "with two target groups behind another stack's balancer": {
    watched: { ...watched, targetGroupArnSuffixes: pair, balancerIsShared: true },
  },
  "with a check from outside": { settings: { ...settings, outsideCheck: true } },
  "without Container Insights and scaling": {
    watched: { ...watched, countsTasks: false, counts: { min: 1, max: 1 } },
    targets: undefined,
  },
};

describe("The dashboard", () => {
  for (const [name, change] of Object.entries(stacks)) {
    it(`has a body that CloudWatch accepts, without overlaps, ${name}`, async () => {
      const found = await widgets(change);
      const { error } = dashboardStructure.safeParse({ widgets: found });
      assert.equal(error, undefined);
      const cells = found.flatMap(({ x, y, width, height }) =>
        Array.from({ length: width * height }, (_, cell) => {
          return `${x + (cell % width)},${y + Math.floor(cell / width)}`;
        }),
      );
      assert.equal(new Set(cells).size, cells.length);
    });
  }

  it("would fail this check with a misspelt property, or outside the grid", async () => {
    const found = structuredClone(await widgets()) as Widget[];
    const [text, ...others] = found;
    const misspelt = { ...text, properties: { markdwon: "x" } };
    assert.equal(dashboardStructure.safeParse({ widgets: [misspelt, ...others] }).success, false);
    const outside = { ...text, x: 1 };
    assert.equal(dashboardStructure.safeParse({ widgets: [outside] }).success, false);
  });

  it("shows in this order: address, alarms, requests, tasks, errors and changes", async () => {
    assert.equal((await dashboard()).inputs["dashboardName"], "Shop-Dashboard");
    assert.deepEqual(
      (await widgets()).map(({ type, properties }) => properties["title"] ?? type),
      [
        "text",
        "Alarms",
        "Requests a minute",
        "Answers that fail, a minute",
        "Time to answer",
        "Tasks",
        "CPU",
        "Memory",
        "Newest errors in the log",
        "What has changed",
      ],
    );
  });

  it("lists every alarm, the paging one first", async () => {
    const [, list] = await widgets();
    const alarms = list?.properties["alarms"] as readonly string[];
    assert.equal(alarms.length, 14);
    assert.equal(alarms[0], "monitoring-down-arn");
    const few = await widgets({ settings: cpuOnly });
    assert.deepEqual(few[1]?.properties["alarms"], ["monitoring-high-cpu-arn"]);
  });

  it("links to AWS's pages about the app, and names the commands", async () => {
    const [text] = await widgets();
    const markdown = String(text?.properties["markdown"]);
    for (const part of [
      "# Shop · [https://shop.example.com](https://shop.example.com)",
      "[service](https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/shop-cluster/services/shop-service/health?region=eu-west-1)",
      "#logsV2:log-groups/log-group/$252Fecs$252Fshop)",
      "/ecr/repositories/private/123456789012/shop?region=eu-west-1)",
      "#alarmsV2:?search=Shop)",
      "`npx catalog why prod`",
      "`npx catalog logs prod --requests`",
      "`npx catalog preview prod --cost`",
    ]) {
      assert.ok(markdown.includes(part), `${part} in ${markdown}`);
    }
    assert.equal(inFragment("/a b"), "$252Fa$2520b");
  });

  it("draws the app's own metrics with its dimensions", async () => {
    const balancer = "LoadBalancer app/shop-alb/1";
    const service = "ClusterName shop-cluster ServiceName shop-service";
    const target = `TargetGroup targetgroup/shop-tg/2`;
    const of = (name: string) => `AWS/ApplicationELB ${name}`;
    assert.deepEqual(await lines("Requests a minute"), [
      `${of("RequestCount")} ${balancer}`,
      "shop Deployments",
      "",
    ]);
    assert.deepEqual(await lines("Answers that fail, a minute"), [
      `${of("HTTPCode_ELB_5XX_Count")} ${balancer}`,
      `${of("HTTPCode_Target_5XX_Count")} ${balancer}`,
      `${of("HTTPCode_Target_4XX_Count")} ${balancer}`,
      "shop Deployments",
      "",
    ]);
    assert.deepEqual(await lines("Tasks"), [
      `${of("HealthyHostCount")} ${balancer} ${target}`,
      `${of("UnHealthyHostCount")} ${balancer} ${target}`,
      `ECS/ContainerInsights RunningTaskCount ${service}`,
      `ECS/ContainerInsights DesiredTaskCount ${service}`,
    ]);
    assert.deepEqual(await lines("Tasks", { watched: { ...watched, countsTasks: false } }), [
      `${of("HealthyHostCount")} ${balancer} ${target}`,
      `${of("UnHealthyHostCount")} ${balancer} ${target}`,
      `AWS/ECS CPUUtilization ${service}`,
    ]);
  });

  it("draws only the app's own requests behind another stack's balancer", async () => {
    const change = { watched: { ...watched, balancerIsShared: true } };
    for (const title of ["Requests a minute", "Answers that fail, a minute", "Time to answer"]) {
      for (const line of await lines(title, change)) {
        assert.ok(
          !line.startsWith("AWS/") || line.includes("TargetGroup targetgroup/shop-tg/2"),
          line,
        );
      }
    }
  });

  it("marks where alarms go off and the targets of scaling, but nothing that does not exist", async () => {
    const marks = async (title: string, change?: Partial<MonitoringArgs>) => {
      const graph = (await widgets(change)).find(({ properties }) => properties["title"] === title);
      return graph?.properties["annotations"];
    };
    assert.deepEqual(await marks("Memory"), {
      horizontal: [
        { label: "alarm", value: 75 },
        { label: "scaling aims at", value: 80, color: "#2ca02c" },
      ],
    });
    assert.deepEqual(await marks("Time to answer"), {
      horizontal: [{ label: "alarm on p95", value: 2 }],
    });
    const few = { settings: cpuOnly, targets: undefined };
    assert.equal(await marks("Memory", few), undefined);
    assert.deepEqual(await marks("CPU", few), { horizontal: [{ label: "alarm", value: 70 }] });
  });
});
