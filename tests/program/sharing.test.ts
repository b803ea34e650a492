import assert from "node:assert/strict";
import { architectureDiagram } from "../../tools/preview/diagram";
import { physicalName } from "../../tools/preview/summary";
import { stackService } from "../../tools/stack/service/serviceOfStack";
import { overrideConfig } from "../../tools/stack/override";
import { readStackConfig } from "../../tools/stack/readStackConfig";
import { costOfStack } from "../tools/cost/fixture";
import { projectFolder } from "../support/program";
import { previewCommitted, runCommitted } from "../support/stack";
import { types } from "./definition";

const domain = 'domain={"name":"dev.example.com","zone":"example.com"}';
const guest = ["sharedWith=prod", domain, "image.platform=linux/amd64", "spot.share=100"];
const listenerArn =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/house/50dc6c495c0c9188/f2f7dc8efc522ab2";
const ids = JSON.stringify({
  listenerArn,
  clusterName: "house",
  taskSubnetIds: ["subnet-0123456789abcdef0"],
});

/** What a stack behind another stack's load balancer must not have. */
const absent = [
  types.balancer,
  types.listener,
  types.cluster,
  types.capacity,
  "awsx:ec2:Vpc",
  "aws:s3/bucket:Bucket",
  "aws:wafv2/webAcl:WebAcl",
] as const;

describe("dev with prod's load balancer", () => {
  it("has no balancer, cluster, network or bucket for logs of its own", async () => {
    for (const settings of [guest, [`sharedWith=${ids}`, domain]]) {
      const run = await runCommitted("dev", settings);
      for (const type of absent) assert.deepEqual(run.all(type), [], type);
      assert.equal(run.one(types.service).inputs["name"], "mcp-catalog-dev-service");
    }
  });

  it("has its own host name, and has no output for guests", async () => {
    const { outputs } = await runCommitted("dev", guest);
    assert.equal(outputs["url"], "https://dev.example.com");
    assert.equal(outputs["clusterName"], "mcp-catalog-cluster");
    assert.equal(outputs["shared"], undefined);
  });

  it("costs 10.87 a month behind prod: one task on Spot, one secret, one alarm, 25 metrics of prod's Container Insights", async () => {
    const cost = await costOfStack("dev", guest);
    assert.deepEqual(
      cost.lines.map(({ item, monthly }) => [item, monthly?.floor, monthly?.ceiling]),
      [
        ["Fargate Spot X86_64, 0.25 vCPU and 0.5 GB", 2.87, 2.87],
        ["secrets", 0.4, 0.4],
        ["alarms, by metric", 0.1, 0.1],
        ["dashboards", 0, 0],
        ["Container Insights, in the shared cluster", 7.5, 7.5],
      ],
    );
    assert.deepEqual([cost.total.floor, cost.total.ceiling, cost.unknown], [10.87, 10.87, 0]);
    // 730 hours of 0.25 vCPU and 0.5 GB on Spot; 0.40 for the secret, 0.10 for the alarm, 0.30 for each metric.
    const byHand = 730 * (0.25 * 0.01288871 + 0.5 * 0.00141527) + 0.4 + 0.1 + 25 * 0.3;
    assert.equal(Number(byHand.toFixed(2)), cost.total.ceiling);
    assert.ok(cost.total.ceiling < 13);
    assert.deepEqual(
      cost.usage.map(({ item }) => item).filter((item) => item.includes("load balancer")),
      [],
      "its capacity is on the other stack's bill",
    );
  });

  it("costs 11.67 with both Supabase secrets instead of mock data", async () => {
    const real = 'environment={"NEXT_PUBLIC_USE_MOCK_DATA":"false"}';
    const { total } = await costOfStack("dev", [...guest, real]);
    assert.equal(total.ceiling, 11.67);
  });

  it("has no costs for addresses in subnets in which tasks need none", async () => {
    const { total } = await costOfStack("dev", [`sharedWith=${ids}`, domain]);
    assert.equal(total.ceiling, 3.37);
  });

  it("is previewed with assumptions, which the preview lists", async () => {
    const { assumptions, resources } = await previewCommitted("dev", guest);
    for (const assumption of [
      "the stack prod is as Pulumi.prod.yaml says, and shares",
      "the load balancer of sharedWith is there, and speaks HTTPS",
    ]) {
      assert.ok(assumptions.includes(assumption), assumptions.join("\n"));
    }
    const rule = resources.find(({ type }) => type === types.rule);
    assert.ok(rule);
    assert.equal(physicalName(rule, resources), "dev.example.com");
    const byIds = await previewCommitted("dev", [`sharedWith=${ids}`, domain]);
    assert.ok(!byIds.assumptions.some((each) => each.includes("prod")));
  });

  it("is drawn with prod's load balancer, and with the way through it", async () => {
    const { resources } = await previewCommitted("dev", guest);
    const lines = architectureDiagram(resources)
      .split("\n")
      .map((line) => line.trim());
    for (const line of [
      'subgraph vpc["VPC of the shared load balancer"]',
      'alb["Shared load balancer"]',
      'internet -- "HTTPS, dev.example.com" --> alb',
      'alb -- "HTTP 3000" --> tasks',
      'tasks -- "TCP 443" --> outside',
    ]) {
      assert.ok(lines.includes(line), lines.join("\n"));
    }
    assert.doesNotMatch(lines.join("\n"), /undefined/);
  });

  it("is found by the commands in prod's cluster", () => {
    const config = readStackConfig(projectFolder, "dev");
    const cluster = (settings: readonly string[]) =>
      stackService(overrideConfig(config, settings)).names.cluster;
    assert.equal(cluster([]), "mcp-catalog-dev-cluster");
    assert.equal(cluster(guest), "mcp-catalog-cluster");
    assert.equal(cluster([`sharedWith=${ids}`]), "house");
  });
});

describe("prod that shares its load balancer", () => {
  const shares = ["shares=true", 'domain={"name":"app.example.com","zone":"example.com"}'];

  it("has an output with what guests cannot look up, and costs nothing more", async () => {
    const { outputs } = await runCommitted("prod", shares);
    const { listenerArn: arn, ...others } = outputs["shared"] as Readonly<Record<string, unknown>>;
    assert.match(String(arn), /^arn:aws:elasticloadbalancing:us-east-1:\d{12}:listener\/app\//);
    assert.deepEqual(Object.keys(others).sort(), [
      "assignPublicIp",
      "clusterName",
      "hostName",
      "taskSubnetIds",
    ]);
    assert.equal(others["hostName"], "app.example.com");
    assert.equal(others["clusterName"], "mcp-catalog-cluster");
    const [alone, shared] = [
      await costOfStack("prod", shares.slice(1)),
      await costOfStack("prod", shares),
    ];
    // An alarm has two metrics less, because errors of guests do not count for this app.
    assert.ok(shared.total.ceiling <= alone.total.ceiling);
  });

  it("also protects its own network", async () => {
    for (const [settings, kept] of [
      [shares, true],
      [shares.slice(1), false],
    ] as const) {
      const run = await runCommitted("prod", [...settings, 'network={"mode":"dedicated"}']);
      assert.equal(run.one("awsx:ec2:Vpc").options.protect, kept);
    }
  });

  it("protects its balancer, target group and service although it is disposable, because guests need them", async () => {
    const domainOfDev = 'domain={"name":"dev.example.com","zone":"example.com"}';
    const kept = [types.balancer, types.targetGroup, types.service];
    for (const [settings, isKept] of [
      [["shares=true", domainOfDev], true],
      [[domainOfDev], false],
    ] as const) {
      const run = await runCommitted("dev", settings);
      for (const type of kept) assert.equal(run.one(type).options.protect, isKept, type);
    }
  });

  it("has no such output otherwise", async () => {
    assert.equal((await runCommitted("prod", shares.slice(1))).outputs["shared"], undefined);
  });

  it("has no physical name in common with its guest", async () => {
    const names = async (stack: string, settings: readonly string[]) =>
      (await runCommitted(stack, settings)).resources
        .filter(({ type }) => type !== types.rolePolicy && type !== types.provider)
        .flatMap(({ inputs }) => [inputs["name"], inputs["family"], inputs["dashboardName"]])
        .filter((name) => typeof name === "string");
    const taken = new Set(await names("prod", shares));
    assert.deepEqual(
      (await names("dev", guest)).filter((name) => taken.has(name)),
      [],
    );
  });
});
