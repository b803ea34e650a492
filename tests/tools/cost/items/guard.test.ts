import assert from "node:assert/strict";
import { previewCommitted } from "../../../support/stack";

describe("The cost of what guards the balancer", () => {
  it("is 8.00 a month for a web ACL with its three rules, beside what it checks and logs", async () => {
    const [without, guarded] = [
      (await previewCommitted("prod")).cost,
      (await previewCommitted("prod", ["waf.rateLimit=500"])).cost,
    ];
    const line = guarded.lines.find(({ key }) => key === "web acl waf");
    assert.equal(line?.monthly?.floor, 8);
    assert.equal(line.basis, "5 + 3 × 1");
    assert.equal((guarded.total.floor - without.total.floor).toFixed(2), "8.00");
    const items = guarded.usage.map(({ item }) => item);
    const known = without.usage.map(({ item }) => item);
    assert.deepEqual(
      items.filter((each) => !known.includes(each)),
      ["logs of the web ACL written", "requests that the web ACL checks"],
    );
  });

  it("is storage alone for access logs", async () => {
    const [without, logged] = [
      (await previewCommitted("prod", ["accessLogDays=0"])).cost,
      (await previewCommitted("prod")).cost,
    ];
    assert.deepEqual(logged.total, without.total);
    assert.equal(logged.unknown, without.unknown);
    assert.ok(logged.usage.some(({ item }) => item === "objects in S3"));
    assert.ok(!without.usage.some(({ item }) => item === "objects in S3"));
  });
});
