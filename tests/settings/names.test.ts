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
      alternateTargetGroup: "mcp-catalog-tg2",
      infrastructureRole: "mcp-catalog-infrastructure",
      errorsAlarm: "MCP-Catalog-Errors",
      unhealthyAlarm: "MCP-Catalog-Unhealthy",
      logGroup: "/ecs/mcp-catalog",
      executionRole: "mcp-catalog-execution",
      taskRole: "mcp-catalog-task",
      budget: "mcp-catalog-monthly",
      dashboard: "MCP-Catalog-Dashboard",
      cpuAlarm: "MCP-Catalog-High-CPU",
      alarmTopic: "mcp-catalog-alarms",
      accessLogs: "mcp-catalog-access-logs",
      webAcl: "mcp-catalog-waf",
      webAclLogGroup: "aws-waf-logs-mcp-catalog",
      flowLogGroup: "/vpc/mcp-catalog",
      flowLogRole: "mcp-catalog-flow-logs",
      natInstance: "mcp-catalog-nat",
    });
  });

  it("have the stack's name behind the base name on any other stack", () => {
    assert.deepEqual(namesOf("dev"), {
      base: "mcp-catalog-dev",
      cluster: "mcp-catalog-dev-cluster",
      service: "mcp-catalog-dev-service",
      balancer: "mcp-catalog-dev-alb",
      targetGroup: "mcp-catalog-dev-tg",
      alternateTargetGroup: "mcp-catalog-dev-tg2",
      infrastructureRole: "mcp-catalog-dev-infrastructure",
      errorsAlarm: "MCP-Catalog-dev-Errors",
      unhealthyAlarm: "MCP-Catalog-dev-Unhealthy",
      logGroup: "/ecs/mcp-catalog-dev",
      executionRole: "mcp-catalog-dev-execution",
      taskRole: "mcp-catalog-dev-task",
      budget: "mcp-catalog-dev-monthly",
      dashboard: "MCP-Catalog-dev-Dashboard",
      cpuAlarm: "MCP-Catalog-dev-High-CPU",
      alarmTopic: "mcp-catalog-dev-alarms",
      accessLogs: "mcp-catalog-dev-access-logs",
      webAcl: "mcp-catalog-dev-waf",
      webAclLogGroup: "aws-waf-logs-mcp-catalog-dev",
      flowLogGroup: "/vpc/mcp-catalog-dev",
      flowLogRole: "mcp-catalog-dev-flow-logs",
      natInstance: "mcp-catalog-dev-nat",
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
    assert.ok(all.length > 20 * stacks.length);
    assert.equal(new Set(all).size, all.length);
  });

  it("of one kind differ even where a stack is named like a part of a name", () => {
    const stacks = [
      "prod",
      "alb",
      "tg",
      "tg2",
      "cluster",
      "service",
      "execution",
      "infrastructure",
      "alarms",
      "Dashboard",
      "Errors",
    ];
    const all = stacks.flatMap((stack) => Object.entries({ ...namesOf(stack) }));
    const kinds = all.map(([kind, name]) => `${kind} ${name}`);
    assert.ok(kinds.length > 20 * stacks.length);
    assert.equal(new Set(kinds).size, kinds.length);
  });

  it("take the display name for the dashboard and the alarms alone", () => {
    assert.deepEqual(physicalNames("mcp-catalog", "dev", "Shop"), {
      ...namesOf("dev"),
      dashboard: "Shop-dev-Dashboard",
      cpuAlarm: "Shop-dev-High-CPU",
      errorsAlarm: "Shop-dev-Errors",
      unhealthyAlarm: "Shop-dev-Unhealthy",
    });
  });

  it("are in the settings of the stack", () => {
    const settings = parseSettings(
      configuration({ stack: "dev", values: { displayName: "Shop" } }),
    );
    assert.deepEqual(settings.names, physicalNames("mcp-catalog", "dev", "Shop"));
  });
});

describe("The display name of a project", () => {
  for (const [project, name] of [
    ["mcp-catalog", "MCP-Catalog"],
    ["shop", "Shop"],
    ["my-api", "My-API"],
  ] as const) {
    it(`is ${name} for ${project}, unless the stack file has another`, () => {
      const { names } = parseSettings(configuration({ project }));
      assert.equal(names.dashboard, `${name}-Dashboard`);
    });
  }
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
      alternateTargetGroup: 32,
      infrastructureRole: 64,
      errorsAlarm: 255,
      unhealthyAlarm: 255,
      logGroup: 512,
      executionRole: 64,
      taskRole: 64,
      dashboard: 255,
      cpuAlarm: 255,
      alarmTopic: 256,
      budget: 100,
      // Of 63, the account and its hyphen have 13.
      accessLogs: 50,
      webAcl: 128,
      webAclLogGroup: 512,
      flowLogGroup: 512,
      flowLogRole: 64,
      // A role has 64; Auto Scaling groups and templates more.
      natInstance: 64,
    } satisfies Record<keyof typeof names, number>;
    const tooLong = Object.entries({ ...names }).filter(
      ([kind, name]) => name.length > limits[kind as keyof typeof names],
    );
    assert.deepEqual(tooLong, []);
    assert.equal(names.balancer.length, 32);
    assert.equal(names.alternateTargetGroup, `${names.base}-tg2`);
    assert.equal(names.alternateTargetGroup.length, 32);
  });
});
