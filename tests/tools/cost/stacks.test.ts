import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { cents, type Cost } from "../../../tools/cost";
import { projectFolder } from "../../support/program";
import { costOfStack, monthly } from "./fixture";

const fixed = 'scaling={"mode":"fixed"}';

/** The items, each with its cost at the fewest and at the most tasks. */
function bill({ lines }: Cost): readonly (readonly [string, number | undefined, number?])[] {
  return lines.map(({ item, monthly: amount }) =>
    amount?.floor === amount?.ceiling
      ? [item, amount?.ceiling]
      : [item, amount?.floor, amount?.ceiling],
  );
}

describe("The cost of the committed stack", () => {
  it("dev is, item by item, what README says", async () => {
    const cost = await costOfStack("dev");
    assert.deepEqual(bill(cost), [
      ["Fargate Spot X86_64, 0.25 vCPU and 0.5 GB", 2.87],
      ["public IPv4 addresses of the tasks", 3.65],
      ["Application Load Balancer", 16.43],
      ["public IPv4 addresses of the load balancer", 7.3],
      ["secrets", 0.4],
      ["alarms, by metric", 0.1],
      ["dashboards", 0],
    ]);
    assert.deepEqual([cost.total.floor, cost.total.ceiling, cost.unknown], [30.75, 30.75, 0]);
  });

  it("prod is, item by item, what README says, with the alarms of its rollout and of its scaling", async () => {
    const cost = await costOfStack("prod");
    assert.deepEqual(bill(cost), [
      ["Fargate ARM64, 0.25 vCPU and 0.5 GB", 14.42, 43.25],
      ["Application Load Balancer", 16.43],
      ["public IPv4 addresses of the load balancer", 7.3],
      ["NAT gateways", 32.85],
      ["public IPv4 addresses of NAT gateways", 3.65],
      ["secrets", 1.2],
      ["composite alarms", 0.5],
      ["alarms, by metric", 2.8],
      ["dashboards", 0],
      ["Container Insights", 11.1],
    ]);
    assert.deepEqual([cost.total.floor, cost.total.ceiling, cost.unknown], [90.25, 119.08, 0]);
  });

  it("prod pays for its monitoring, line by line, what docs/monitoring.md says, and at most 3 USD", async () => {
    const lines = async (settings: readonly string[]) => {
      const cost = await costOfStack("prod", settings);
      const alarms = cost.lines.filter(({ item }) => / alarms$|^alarms, /.test(item));
      return alarms.map(({ item, monthly: amount }) => [item, amount?.ceiling] as const);
    };
    const cpuAlone = 'monitoring={"alarms":"cpu"}';
    const guide = 'rollout={"strategy":"rolling","alarms":false}';
    // 0.60 of each is for the six alarms of scaling.
    assert.deepEqual(await lines([cpuAlone, guide]), [["alarms, by metric", 0.7]]);
    assert.deepEqual(await lines([cpuAlone]), [["alarms, by metric", 1]]);
    assert.deepEqual(await lines([]), [
      ["composite alarms", 0.5],
      ["alarms, by metric", 2.8],
    ]);
    // An app that logs an error in every hour also pays for that metric.
    const { usage } = await costOfStack("prod");
    const errors = usage.find(({ item }) => item === "metrics from logs")?.unitPrice;
    assert.equal(errors, 0.3);
    assert.ok(cents(0.5 + 2.8 - 0.7 + errors) <= 3);
    const page = fs.readFileSync(path.join(projectFolder, "docs", "monitoring.md"), "utf8");
    assert.match(
      page.replace(/\s+/g, " "),
      /cost 2\.60 USD a month more than the one alarm of AWS's guide: 1\.80 for /,
    );
  });

  it("keeps below what the page of costs promises", async () => {
    const floor = async (stack: string, settings: readonly string[] = []) =>
      (await costOfStack(stack, settings)).total.floor;
    assert.ok((await floor("dev")) < 31);
    assert.ok((await floor("prod")) < 91);
    assert.ok((await floor("prod", ['network={"mode":"dedicated","nat":"instance"}'])) < 61);
  });

  it("still has the balancer if there are no tasks, and does not mention another CPU", async () => {
    const cost = await costOfStack("dev", ["desiredCount=0"]);
    assert.equal(cost.total.ceiling, 24.23);
    assert.deepEqual(cost.choices, []);
  });

  it("has tasks at 7.21 each on ARM64", async () => {
    const cost = await costOfStack("prod", [fixed]);
    assert.deepEqual(monthly(cost, "Fargate ARM64, 0.25 vCPU and 0.5 GB"), [14.42, 14.42]);
  });

  it("has one more alarm metric if the rollout is not rolling, and names the price of an hour of both versions", async () => {
    const cost = await costOfStack("prod", [fixed, "rollout.strategy=blueGreen"]);
    assert.deepEqual(monthly(cost, "alarms"), [2.3, 2.3]);
    assert.deepEqual(cost.notes, [
      "A BLUE_GREEN rollout runs the tasks of both versions while it lasts: up to 0.020 USD more for each hour of it.",
    ]);
  });
});

describe("The cost of each network, two tasks", () => {
  const parts = ["load balancer", "addresses", "task addresses", "way out"] as const;

  async function network(settings: readonly string[]): Promise<Record<string, number>> {
    const cost = await costOfStack("prod", [fixed, ...settings]);
    const sum = (...starts: readonly string[]) =>
      cost.lines
        .filter(({ item }) => starts.some((start) => item.startsWith(start)))
        .reduce((total, { monthly: amount }) => cents(total + (amount?.ceiling ?? NaN)), 0);
    const amounts = [
      sum("Application Load Balancer"),
      sum("public IPv4 addresses of the load balancer"),
      sum("public IPv4 addresses of the tasks"),
      sum("NAT", "public IPv4 addresses of NAT", "interface", "disk"),
    ];
    const together = amounts.reduce((total, each) => total + each, 0);
    assert.equal(cost.unknown, 0);
    const entries = parts.map((part, index) => [part, amounts[index]] as const);
    return Object.fromEntries([...entries, ["together", Number(together.toFixed(2))]]) as Record<
      string,
      number
    >;
  }

  function row(out: number, tasks: number, together: number) {
    return {
      "load balancer": 16.43,
      addresses: 7.3,
      "task addresses": tasks,
      "way out": out,
      together,
    };
  }

  it("default: addresses for the tasks", async () => {
    assert.deepEqual(await network(['network={"mode":"default"}']), row(0, 7.3, 31.03));
  });

  it("dedicated with one NAT gateway: 32.85, and 3.65 for its address", async () => {
    assert.deepEqual(await network([]), row(36.5, 0, 60.23));
  });

  it("dedicated with a NAT gateway in each of its two zones", async () => {
    const settings = ["network.mode=dedicated", "network.nat=perAz"];
    assert.deepEqual(await network(settings), row(73, 0, 96.73));
  });

  it("dedicated with a NAT instance: 3.07, 3.65 for its address, and 0.32 for its disk", async () => {
    const settings = ["network.mode=dedicated", "network.nat=instance"];
    assert.deepEqual(await network(settings), row(7.04, 0, 30.77));
  });

  it("dedicated without NAT: four endpoints in two zones", async () => {
    const settings = ["network.mode=dedicated", "network.nat=none"];
    assert.deepEqual(await network(settings), row(58.4, 0, 82.13));
  });

  it("existing: the balancer alone, and addresses if the tasks are to have them", async () => {
    const existing = (assignPublicIp: boolean) => [
      `network=${JSON.stringify({
        mode: "existing",
        vpcId: "vpc-0123456789abcdef0",
        balancerSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        taskSubnetIds: ["subnet-0123456789abcdef2"],
        assignPublicIp,
      })}`,
    ];
    assert.deepEqual(await network(existing(false)), row(0, 0, 23.73));
    assert.deepEqual(await network(existing(true)), row(0, 7.3, 31.03));
  });
});
