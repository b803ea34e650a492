import assert from "node:assert/strict";
import { budgetVerdict, costOf } from "../../../operations/cost";
import { costIn, costOfStack, made, service, target } from "./fixture";

describe("A budget", () => {
  it("holds to the cent", async () => {
    const cost = await costOfStack("dev");
    const { floor } = cost.total;
    assert.deepEqual(budgetVerdict(cost, floor), {
      state: "within",
      message: `The stack costs ${floor.toFixed(2)} USD a month, and its budget is ${floor.toFixed(2)}: 0.00 are left.`,
    });
    assert.equal(budgetVerdict(cost, floor - 0.01).state, "over");
  });

  it("that does not hold names the dearest items, and the settings that lower them", async () => {
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
    assert.equal(rows[1], "The dearest of it, and what lowers it:");
    assert.equal(rows[2], "  65.70  NAT gateways (2 gateways)");
    for (const setting of [
      "network.nat",
      "image.platform",
      "spot.share",
      "scaling.minCount",
      "cpu, memory",
      "schedule",
    ]) {
      assert.ok(message.includes(setting), setting);
    }
  });

  it("that holds with the least tasks and not with the most is at risk, not broken", () => {
    const { state, message } = budgetVerdict(costIn([...service(), target(1, 6)]), 20);
    assert.equal(state, "atRisk");
    assert.match(
      message,
      /costs 9\.01 to 54\.06 USD a month, and its budget is 20\.00: with the most tasks over it by 34\.06\./,
    );
  });

  it("advises no ARM64 where the tasks are on it", () => {
    const cost = costIn(service({}, { runtimePlatform: { cpuArchitecture: "ARM64" } }));
    assert.doesNotMatch(budgetVerdict(cost, 1).message, /image\.platform/);
  });

  it("says what it does not know", () => {
    const cost = costIn([...service(), made("aws:rds/instance:Instance", "db")]);
    for (const monthly of [1, 1000]) {
      assert.match(
        budgetVerdict(cost, monthly).message,
        /\nNot in it, for no price is known: aws:rds\/instance:Instance/,
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
