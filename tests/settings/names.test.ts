import assert from "node:assert/strict";
import { longestBaseName, physicalNames, baseName } from "../../settings/names";
import { parseSettings } from "../../settings/parse";
import { configuration } from "./configuration";

function namesOf(stack: string) {
  return physicalNames("mcp-catalog", stack, "MCP-Catalog");
}

describe("The physical names", () => {
  it("are the guide's own on prod", () => {
    assert.deepEqual(namesOf("prod"), {
      base: "mcp-catalog",
      cluster: "mcp-catalog-cluster",
      service: "mcp-catalog-service",
      balancer: "mcp-catalog-alb",
      targetGroup: "mcp-catalog-tg",
      logGroup: "/ecs/mcp-catalog",
      executionRole: "mcp-catalog-execution",
      dashboard: "MCP-Catalog-Dashboard",
      cpuAlarm: "MCP-Catalog-High-CPU",
      alarmTopic: "mcp-catalog-alarms",
    });
  });

  it("have the stack's name behind the base name on any other stack", () => {
    assert.deepEqual(namesOf("dev"), {
      base: "mcp-catalog-dev",
      cluster: "mcp-catalog-dev-cluster",
      service: "mcp-catalog-dev-service",
      balancer: "mcp-catalog-dev-alb",
      targetGroup: "mcp-catalog-dev-tg",
      logGroup: "/ecs/mcp-catalog-dev",
      executionRole: "mcp-catalog-dev-execution",
      dashboard: "MCP-Catalog-dev-Dashboard",
      cpuAlarm: "MCP-Catalog-dev-High-CPU",
      alarmTopic: "mcp-catalog-dev-alarms",
    });
  });

  it("have the plain base name on no stack that is only similar to prod", () => {
    for (const stack of ["production", "prod2", "Prod", "prod-eu"]) {
      assert.equal(baseName("mcp-catalog", stack), `mcp-catalog-${stack}`);
    }
  });

  it("of one stack are none of another's", () => {
    const stacks = ["prod", "dev", "staging", "prod-eu", "dev-2"];
    const all = stacks.flatMap((stack) => Object.values<string>({ ...namesOf(stack) }));
    assert.equal(all.length, 50);
    assert.equal(new Set(all).size, 50);
  });

  it("of one kind differ even where a stack is named like a part of a name", () => {
    const stacks = ["prod", "alb", "tg", "cluster", "service", "execution", "alarms", "Dashboard"];
    const all = stacks.flatMap((stack) => Object.entries({ ...namesOf(stack) }));
    const kinds = all.map(([kind, name]) => `${kind} ${name}`);
    assert.equal(kinds.length, 80);
    assert.equal(new Set(kinds).size, 80);
  });

  it("take the display name for the dashboard and the alarm alone", () => {
    assert.deepEqual(physicalNames("mcp-catalog", "dev", "Shop"), {
      ...namesOf("dev"),
      dashboard: "Shop-dev-Dashboard",
      cpuAlarm: "Shop-dev-High-CPU",
    });
  });

  it("are in the settings of the stack", () => {
    const settings = parseSettings(
      configuration({ stack: "dev", values: { displayName: "Shop" } }),
    );
    assert.deepEqual(settings.names, physicalNames("mcp-catalog", "dev", "Shop"));
  });
});

describe("The longest names", () => {
  const stack = "s".repeat(16);
  const longest = () =>
    parseSettings(configuration({ stack, values: { displayName: "D".repeat(200) } })).names;

  it("have a base name of 28 characters", () => {
    const { base } = longest();
    assert.equal(longestBaseName, 28);
    assert.equal(base, `mcp-catalog-${stack}`);
    assert.equal(base.length, 28);
  });

  it("keep the limits of AWS", () => {
    const names = longest();
    const limits = {
      base: 255,
      cluster: 255,
      service: 255,
      balancer: 32,
      targetGroup: 32,
      logGroup: 512,
      executionRole: 64,
      dashboard: 255,
      cpuAlarm: 255,
      alarmTopic: 256,
    } satisfies Record<keyof typeof names, number>;
    const tooLong = Object.entries({ ...names }).filter(
      ([kind, name]) => name.length > limits[kind as keyof typeof names],
    );
    assert.deepEqual(tooLong, []);
    assert.equal(names.balancer.length, 32);
  });
});
