import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { heed, keepToBudget, overText } from "../../tools/budgetGate";
import { budgetVerdict, costOf, type BudgetVerdict } from "../../tools/cost";
import { pricesWithout } from "../tools/cost/fixture";
import { run } from "../support/program";
import { previewCommitted, runCommitted } from "../support/stack";

const budgetType = "aws:budgets/budget:Budget";

describe("budget", () => {
  it("refuses a run if the lowest cost exceeds it, and says what to do", async () => {
    const { budget } = await previewCommitted("prod", ["budget.monthly=10"]);
    assert.ok(budget);
    await assert.rejects(heed(budget, "prod"), (error: Error) => {
      assert.ok(error instanceof pulumi.RunError);
      assert.match(error.message, /^The stack costs [\d.]+( to [\d.]+)? USD a month/);
      assert.match(error.message, /budget is 10\.00: over it by [\d.]+ at least/);
      assert.match(error.message, /\n {4}- spot\.share runs tasks/);
      assert.match(
        error.message,
        /\nNothing was changed\. .*pulumi config set --path budget\.monthly <USD> --stack prod$/,
      );
      return true;
    });
  });

  it("is checked in a process of its own with the settings of the run, including secrets, and with the preview's numbers", async () => {
    const settings = ["budget.monthly=1", "cpu=512", "memory=1024"];
    const { budget } = await previewCommitted("prod", settings);
    assert.ok(budget);
    await assert.rejects(runCommitted("prod", settings, keepToBudget), (error: Error) => {
      assert.ok(error instanceof pulumi.RunError);
      assert.equal(error.message, overText(budget, "prod"));
      return true;
    });
  });

  it("refuses a run if the process that checks it cannot be started", async () => {
    const { execPath } = process;
    process.execPath = "/nowhere/node";
    try {
      await assert.rejects(
        runCommitted("dev", ["budget.monthly=500"], keepToBudget),
        (error: Error) => {
          assert.ok(error instanceof pulumi.RunError);
          assert.match(error.message, /^The budget could not be checked: .*ENOENT/);
          return true;
        },
      );
    } finally {
      process.execPath = execPath;
    }
  });

  it("warns if something without a price may exceed it", async () => {
    const { resources } = await previewCommitted("prod");
    const prices = pricesWithout("customMetric");
    const verdict = budgetVerdict(costOf(resources, "us-east-1", { prices }), 500);
    assert.equal(verdict.state, "incomplete");
    assert.match(verdict.message, /^The stack costs at least .* are left for the rest\./);
    assert.match(
      verdict.message,
      /\nNot included, because no price is known: Container Insights\.$/,
    );
    assert.deepEqual(await warningsOf(verdict), [verdict.message]);
  });

  it("warns if no price is known at all", async () => {
    const settings = ["aws:region=xx-nowhere-1", "budget.monthly=500"];
    const { budget } = await previewCommitted("dev", settings);
    assert.ok(budget);
    const warnings = await warningsOf(budget);
    assert.match(warnings.join("\n"), /cannot be checked\. No prices for xx-nowhere-1/);
  });

  it("accepts cents, also as the text that the CLI makes of them", async () => {
    for (const monthly of ["60.5", '"60.50"']) {
      const { budget } = await previewCommitted("dev", [`budget={"monthly":${monthly}}`]);
      assert.match(budget?.message ?? "", /its budget is 60\.50: /);
    }
  });

  it("lets a run within it pass, and makes a budget in AWS only if it has an address", async () => {
    const quiet = await runCommitted("dev", ["budget.monthly=500"], keepToBudget);
    assert.deepEqual(quiet.all(budgetType), []);
    const settings = ["budget.monthly=500", "budget.alertEmail=team@example.com"];
    const told = await runCommitted("dev", settings);
    assert.equal(told.one(budgetType).inputs["name"], "mcp-catalog-dev-monthly");
    assert.deepEqual(toldBy(told), [["team@example.com"], undefined]);
    assert.deepEqual((await previewCommitted("dev")).budget, undefined);
  });

  it("sends its messages to the topic of the alarms, and nobody gets one twice", async () => {
    const topic = "arn:aws:sns:us-east-1:123456789012:mcp-catalog-dev-alarms";
    const alarms = "monitoring.alarmEmail=team@example.com";
    const told = await runCommitted("dev", ["budget.monthly=500", alarms]);
    assert.deepEqual(toldBy(told), [undefined, [topic]]);
    const address = "budget.alertEmail=team@example.com";
    const twice = await runCommitted("dev", ["budget.monthly=500", alarms, address]);
    assert.deepEqual(toldBy(twice), [undefined, [topic]]);
    const boss = "budget.alertEmail=boss@example.com";
    const both = await runCommitted("dev", ["budget.monthly=500", alarms, boss]);
    assert.deepEqual(toldBy(both), [["boss@example.com"], [topic]]);
  });
});

/** What the program warns of if this is the verdict. */
async function warningsOf(verdict: BudgetVerdict): Promise<readonly string[]> {
  const { warnings } = await run(async () => {
    await heed(verdict, "prod");
    return {};
  });
  return warnings;
}

/** The addresses and the topics of each of the budget's messages, which are the same for all. */
function toldBy(run: Awaited<ReturnType<typeof runCommitted>>): readonly [unknown, unknown] {
  const all = run.one(budgetType).inputs["notifications"] as readonly Readonly<
    Record<string, unknown>
  >[];
  const [first, ...others] = all.map((each) => [
    each["subscriberEmailAddresses"],
    each["subscriberSnsTopicArns"],
  ]);
  for (const each of others) assert.deepEqual(each, first);
  return [first?.[0], first?.[1]];
}
