import assert from "node:assert/strict";
import { budgetVerdict, costOf } from "../../../tools/cost";
import { costIn, costOfStack, line, made, service, target } from "./fixture";

describe("A budget", () => {
  it("is exact to the cent", async () => {
    const cost = await costOfStack("dev");
    const { floor } = cost.total;
    assert.deepEqual(budgetVerdict(cost, floor), {
      state: "within",
      message: `The stack costs ${floor.toFixed(2)} USD a month, and its budget is ${floor.toFixed(2)}: 0.00 are left.`,
    });
    assert.equal(budgetVerdict(cost, floor - 0.01).state, "over");
  });

  it("names the most expensive items if it is exceeded, and the settings that lower them", async () => {
    const settings = [
      'network={"mode":"dedicated","nat":"perAz"}',
      "image.platform=linux/amd64",
      'scaling={"mode":"fixed"}',
    ];
    const cost = await costOfStack("prod", settings);
    const { state, message } = budgetVerdict(cost, 40);
    assert.equal(state, "over");
    const over = (cost.total.floor - 40).toFixed(2);
    const rows = message.split("\n").filter((row) => !row.startsWith("    -"));
    assert.match(rows[0] ?? "", new RegExp(`budget is 40\\.00: over it by ${over} at least\\.$`));
    assert.deepEqual(rows.slice(1), [
      "The most expensive items that a setting lowers:",
      "  73.00  NAT gateways (2 gateways), public IPv4 addresses of NAT gateways (2 addresses)",
      "  23.73  Application Load Balancer (1 load balancer), public IPv4 addresses of the load balancer (2 addresses)",
      "  18.02  Fargate X86_64, 0.25 vCPU and 0.5 GB (2 tasks)",
    ]);
    for (const setting of [
      "network.nat",
      "sharedWith",
      "image.platform",
      "spot.share",
      "fewer tasks: desiredCount",
      "schedule",
    ]) {
      assert.ok(message.includes(setting), setting);
    }
    assert.doesNotMatch(message, /smaller tasks|scaling\./);
  });

  it("names no setting that is already at its lowest, and goes on to other items", async () => {
    const small = ["desiredCount=1", "network.mode=default", "image.platform=linux/arm64"];
    const shared = ["shares=true", 'domain={"name":"app.example.com","zone":"example.com"}'];
    const fixed = ["spot.share=100", 'scaling={"mode":"fixed"}'];
    const cost = await costOfStack("prod", [...small, ...shared, ...fixed]);
    assert.deepEqual(budgetVerdict(cost, 1).message.split("\n").slice(1), [
      "The most expensive items that a setting lowers:",
      "  11.10  Container Insights (37 metrics)",
      "    - monitoring.containerInsights: disabled keeps only the free metrics of the service",
      "  2.30  Fargate Spot ARM64, 0.25 vCPU and 0.5 GB (1 task)",
      "    - a schedule with fewer tasks at night",
    ]);
  });

  it("names the limit of scaling, and the part of the size, that can be lower", () => {
    const advice = (size: Readonly<Record<string, string>>, min: number, max: number) =>
      budgetVerdict(costIn([...service({}, size), target(min, max)]), 1).message;
    assert.match(
      advice({ memory: "1024" }, 1, 6),
      /- fewer tasks at the most: scaling\.maxCount\n/,
    );
    assert.match(advice({ memory: "1024" }, 1, 6), /- smaller tasks: memory\n/);
    assert.match(advice({ cpu: "512", memory: "1024" }, 2, 6), /- smaller tasks: cpu, memory\n/);
    assert.match(advice({}, 2, 6), /- fewer tasks: scaling\.minCount, and scaling\.maxCount/);
  });

  it("names a NAT instance from the number of tasks at which addresses cost more", () => {
    const open = { networkConfiguration: { assignPublicIp: true } };
    const balancer = made("aws:lb/loadBalancer:LoadBalancer", "balancer", { subnets: [] });
    const levers = (desiredCount: number, ...others: readonly (typeof balancer)[]) =>
      line(costIn([...service({ ...open, desiredCount }), ...others]), "public IPv4").levers;
    assert.equal(levers(3, balancer).length, 1);
    assert.deepEqual([levers(2, balancer), levers(3)], [[], []]);
  });

  it("has no advice if no setting can reach it", () => {
    const { message } = budgetVerdict(costIn([made("aws:kms/key:Key", "key")]), 0.5);
    assert.match(message, /: over it by 0\.50 at least\.$/);
  });

  it("is at risk, not exceeded, if only the most tasks exceed it", () => {
    const { state, message } = budgetVerdict(costIn([...service(), target(1, 6)]), 20);
    assert.equal(state, "atRisk");
    assert.match(
      message,
      /costs 9\.01 to 54\.06 USD a month, and its budget is 20\.00: with the most tasks over it by 34\.06\./,
    );
  });

  it("does not advise ARM64 if the tasks already use it", () => {
    const cost = costIn(service({}, { runtimePlatform: { cpuArchitecture: "ARM64" } }));
    assert.doesNotMatch(budgetVerdict(cost, 1).message, /image\.platform/);
  });

  it("says what it does not know", () => {
    const cost = costIn([...service(), made("aws:rds/instance:Instance", "db")]);
    for (const monthly of [1, 1000]) {
      assert.match(
        budgetVerdict(cost, monthly).message,
        /\nNot included, because no price is known: aws:rds\/instance:Instance/,
      );
    }
    const incomplete = budgetVerdict(cost, 18.03);
    assert.equal(incomplete.state, "incomplete", "what has no price may be more than what is left");
    assert.match(
      incomplete.message,
      /^The stack costs at least 18\.02 .*: 0\.01 are left for the rest\./,
    );
    const { state, message } = budgetVerdict(costOf(service(), "xx-nowhere-1"), 100);
    assert.equal(state, "unknown");
    assert.match(message, /cannot be checked\. No prices for xx-nowhere-1/);
  });
});
