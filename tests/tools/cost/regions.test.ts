import assert from "node:assert/strict";
import { costOf, type Cost } from "../../../tools/cost";
import type { EvaluatedResource } from "../../../tools/evaluate";
import { previewCommitted } from "../../support/stack";
import { usageOf } from "./fixture";

const askedFor = [
  "us-east-1",
  "us-west-2",
  "eu-west-1",
  "eu-central-1",
  "ap-northeast-1",
  "ap-northeast-2",
];

function bill({ lines }: Cost) {
  return lines.map(({ item, monthly }) => [item, monthly?.floor, monthly?.ceiling]);
}

describe("The cost of prod in other regions", () => {
  let resources: readonly EvaluatedResource[] = [];
  before(async () => ({ resources } = await previewCommitted("prod")));

  it("is in Tokyo, by hand, 107.54 to 143.52", () => {
    const cost = costOf(resources, "ap-northeast-1");
    assert.deepEqual(bill(cost), [
      // 730 × (0.25 × 0.04045 + 0.5 × 0.00442) = 8.995425, two and six of them
      ["Fargate ARM64, 0.25 vCPU and 0.5 GB", 17.99, 53.97],
      // 730 × 0.0243
      ["Application Load Balancer", 17.74, 17.74],
      // 2 × 730 × 0.005
      ["public IPv4 addresses of the load balancer", 7.3, 7.3],
      // 730 × 0.062
      ["NAT gateways", 45.26, 45.26],
      ["public IPv4 addresses of NAT gateways", 3.65, 3.65],
      // 3 × 0.4, 1 × 0.5, 28 × 0.1, 37 × 0.3
      ["secrets", 1.2, 1.2],
      ["composite alarms", 0.5, 0.5],
      ["alarms, by metric", 2.8, 2.8],
      ["dashboards", 0, 0],
      ["Container Insights", 11.1, 11.1],
    ]);
    assert.deepEqual([cost.total.floor, cost.total.ceiling, cost.unknown], [107.54, 143.52, 0]);
  });

  it("is in Frankfurt, by hand, 100.80 to 133.97", () => {
    const cost = costOf(resources, "eu-central-1");
    // 730 × (0.25 × 0.03725 + 0.5 × 0.00409) = 8.290975; 730 × 0.027 = 19.71; 730 × 0.052 = 37.96
    const others = 19.71 + 7.3 + 37.96 + 3.65 + 1.2 + 0.5 + 2.8 + 11.1;
    assert.equal(cost.total.floor.toFixed(2), (16.58 + others).toFixed(2));
    assert.equal(cost.total.ceiling.toFixed(2), (49.75 + others).toFixed(2));
    assert.deepEqual([cost.total.floor, cost.total.ceiling, cost.unknown], [100.8, 133.97, 0]);
  });

  for (const settings of [[], ["network.nat=instance"], ["waf.rateLimit=2000"]]) {
    it(`has a price for every line: prod ${settings.join(" ")}`, async () => {
      const preview = await previewCommitted("prod", settings);
      for (const region of askedFor) {
        const { lines } = costOf(preview.resources, region);
        const missing = lines.filter(({ monthly }) => !monthly).map(({ basis }) => basis);
        assert.deepEqual(missing, [], region);
      }
    });
  }

  it("has the requests that a web ACL checks, at 0.60 a million", async () => {
    const preview = await previewCommitted("prod", ["waf.rateLimit=2000"]);
    for (const region of askedFor) {
      const usage = usageOf(costOf(preview.resources, region), "requests that the web ACL checks");
      assert.deepEqual([usage.unitPrice, usage.unit], [0.6, "million requests"]);
    }
  });
});
