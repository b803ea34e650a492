import assert from "node:assert/strict";
import { costOf, overBudget } from "../../../operations/cost";
import { costIn, costOfStack, made, service, target } from "./fixture";

describe("A budget", () => {
  it("that holds says nothing, to the cent", async () => {
    const cost = await costOfStack("dev");
    assert.equal(overBudget(cost, 36.89), undefined);
    assert.notEqual(overBudget(cost, 36.88), undefined);
  });

  it("that does not hold names the dearest items, and the settings that lower them", async () => {
    const message =
      overBudget(await costOfStack("prod", ["network.mode=dedicated", "network.nat=perAz"]), 40) ??
      "";
    assert.deepEqual(
      message.split("\n").filter((row) => !row.startsWith("    -")),
      [
        "The stack costs 116.35 USD a month, and its budget is 40.00: over it by 76.35 at least.",
        "The dearest of it, and what lowers it:",
        "  65.70  NAT gateways (2 gateways)",
        "  18.02  Fargate X86_64, 0.25 vCPU and 0.5 GB (2 tasks)",
        "  16.43  Application Load Balancer (1 load balancer)",
      ],
    );
    for (const setting of [
      "network.nat",
      "image.platform",
      "spot.share",
      "desiredCount",
      "scaling.minCount",
      "cpu, memory",
      "schedule",
    ]) {
      assert.ok(message.includes(setting), setting);
    }
  });

  it("can hold with the least tasks and not with the most", () => {
    const message = overBudget(costIn([...service(), target(1, 6)]), 20);
    assert.match(
      message ?? "",
      /costs 9\.01 to 54\.06 USD a month, and its budget is 20\.00: over it by up to 34\.06\./,
    );
  });

  it("advises no ARM64 where the tasks are on it", () => {
    const cost = costIn(service({}, { runtimePlatform: { cpuArchitecture: "ARM64" } }));
    assert.doesNotMatch(overBudget(cost, 1) ?? "", /image\.platform/);
  });

  it("says what it does not know", () => {
    const cost = costIn([...service(), made("aws:rds/instance:Instance", "db")]);
    assert.match(
      overBudget(cost, 1) ?? "",
      /Not in it: 1 of its lines, for which no price is known/,
    );
    assert.match(
      overBudget(costOf(service(), "ca-central-1"), 100) ?? "",
      /cannot be checked\. No prices for ca-central-1/,
    );
  });
});
