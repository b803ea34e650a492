import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { previewCommitted, runCommitted } from "../support/stack";

const budgetType = "aws:budgets/budget:Budget";

describe("budget", () => {
  it("refuses a run whose floor exceeds it, and says what to do", async () => {
    await assert.rejects(runCommitted("prod", ["budget.monthly=10"]), (error: Error) => {
      assert.ok(error instanceof pulumi.RunError);
      assert.match(error.message, /^The stack costs [\d.]+( to [\d.]+)? USD a month/);
      assert.match(error.message, /budget is 10\.00: over it by [\d.]+ at least/);
      assert.match(error.message, /\n {4}- spot\.share runs tasks/);
      assert.match(
        error.message,
        /\nNothing was changed\. .*pulumi config set --path budget\.monthly/,
      );
      return true;
    });
  });

  it("is checked with the settings of the run, secrets and all, as the preview reckons", async () => {
    const settings = ["budget.monthly=1", "cpu=512", "memory=1024"];
    const { budget } = await previewCommitted("prod", settings);
    await assert.rejects(runCommitted("prod", settings), (error: Error) =>
      error.message.startsWith(budget?.message ?? "no message"),
    );
  });

  it("lets a run pass that keeps to it, and makes a budget of AWS's own only where one is told", async () => {
    const quiet = await runCommitted("dev", ["budget.monthly=500"]);
    assert.deepEqual(quiet.all(budgetType), []);
    const settings = ["budget.monthly=500", "budget.alertEmail=team@example.com"];
    const told = await runCommitted("dev", settings);
    assert.equal(told.one(budgetType).inputs["name"], "mcp-catalog-dev-monthly");
    assert.deepEqual((await previewCommitted("dev")).budget, undefined);
  });
});
