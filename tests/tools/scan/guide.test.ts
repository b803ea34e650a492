import assert from "node:assert/strict";
import { costOf } from "../../../tools/cost";
import { guideRegion, guideResources } from "../../../tools/scan/baseline";

describe("What the deploy guide makes", () => {
  const of = (type: string) => guideResources.filter((each) => each.type.endsWith(`:${type}`));
  const names = (type: string, key = "name") => of(type).map(({ inputs }) => inputs[key]);

  it("has the guide's names", () => {
    assert.deepEqual(names("Repository"), ["mcp-catalog"]);
    assert.deepEqual(names("Secret"), ["mcp-catalog/supabase-url", "mcp-catalog/supabase-key"]);
    assert.deepEqual(names("Cluster"), ["mcp-catalog-cluster"]);
    assert.deepEqual(names("TaskDefinition", "family"), ["mcp-catalog"]);
    assert.deepEqual(names("LogGroup"), ["/ecs/mcp-catalog"]);
    assert.deepEqual(names("LoadBalancer"), ["mcp-catalog-alb"]);
    assert.deepEqual(names("TargetGroup"), ["mcp-catalog-tg"]);
    assert.deepEqual(names("Service"), ["mcp-catalog-service"]);
    assert.deepEqual(names("Dashboard", "dashboardName"), ["MCP-Catalog-Dashboard"]);
    assert.deepEqual(names("MetricAlarm"), ["MCP-Catalog-High-CPU"]);
  });

  it("names nothing twice, and needs nothing that it does not make", () => {
    const urns = guideResources.map(({ urn }) => urn);
    assert.equal(new Set(urns).size, urns.length);
    for (const { dependencies } of guideResources)
      for (const urn of dependencies) assert.ok(urns.includes(urn), urn);
  });

  it("costs 49.95 USD a month, idle, by the prices of prices.json", () => {
    const { lines, total, unknown } = costOf(guideResources, guideRegion);
    assert.deepEqual(
      lines.map(({ item, monthly }) => [item, monthly?.ceiling]),
      [
        ["Fargate X86_64, 0.25 vCPU and 0.5 GB", 18.02],
        ["public IPv4 addresses of the tasks", 7.3],
        ["Application Load Balancer", 16.43],
        ["public IPv4 addresses of the load balancer", 7.3],
        ["secrets", 0.8],
        ["alarms, by metric", 0.1],
        ["dashboards", 0],
      ],
    );
    assert.deepEqual([total, unknown], [{ floor: 49.95, ceiling: 49.95 }, 0]);
  });
});
