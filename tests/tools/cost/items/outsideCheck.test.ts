import assert from "node:assert/strict";
import { costIn, line, made, monthly, pricesWithout } from "../fixture";

function check(type: string) {
  return [made("aws:route53/healthCheck:HealthCheck", "monitoring-outside", { type })];
}

describe("The cost of the check from outside", () => {
  it("is 0.50 for a check of an address on AWS, and 1.00 more for HTTPS", () => {
    assert.deepEqual(monthly(costIn(check("HTTP")), "check from outside"), [0.5, 0.5]);
    assert.deepEqual(monthly(costIn(check("HTTPS")), "check from outside, over HTTPS"), [1.5, 1.5]);
    assert.equal(line(costIn(check("HTTP")), "check from outside").group, "Monitoring");
  });

  it("is unknown, and not free, without a price for HTTPS", () => {
    const cost = costIn(check("HTTPS"), pricesWithout("healthCheckOption"));
    assert.equal(line(cost, "check from outside, over HTTPS").monthly, undefined);
    assert.equal(cost.unknown, 1);
  });
});
