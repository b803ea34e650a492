import assert from "node:assert/strict";
import { baseName, longestBaseName, namePatterns, physicalNames } from "../../settings/names";
import { parseSettings } from "../../settings/parse";
import { configuration } from "./configuration";

function namesOf(stack: string) {
  return physicalNames("mcp-catalog", stack, "MCP-Catalog");
}

describe("The physical names", () => {
  it("are the guide's own on prod", () => {
    const { base, cluster, service, balancer, targetGroup, logGroup, dashboard, cpuAlarm } =
      namesOf("prod");
    assert.deepEqual(
      { base, cluster, service, balancer, targetGroup, logGroup, dashboard, cpuAlarm },
      {
        base: "mcp-catalog",
        cluster: "mcp-catalog-cluster",
        service: "mcp-catalog-service",
        balancer: "mcp-catalog-alb",
        targetGroup: "mcp-catalog-tg",
        logGroup: "/ecs/mcp-catalog",
        dashboard: "MCP-Catalog-Dashboard",
        cpuAlarm: "MCP-Catalog-High-CPU",
      },
    );
  });

  it("have the stack's name after the base name or the display name on every other stack", () => {
    const prod = Object.entries<string>({ ...namesOf("prod") });
    const expected = prod.map(([key, name]) => [
      key,
      name.replace(/mcp-catalog|MCP-Catalog/, (base) => `${base}-dev`),
    ]);
    assert.deepEqual({ ...namesOf("dev") }, Object.fromEntries(expected));
    assert.ok(expected.every(([, name]) => name?.includes("-dev")));
  });

  it("have the plain base name only on prod, not on a stack with a similar name", () => {
    for (const stack of ["production", "prod2", "Prod", "prod-eu"]) {
      assert.equal(baseName("mcp-catalog", stack), `mcp-catalog-${stack}`);
    }
  });

  it("have only the pull request's number on a review stack, whoever has named it", () => {
    for (const stack of ["pr-7", "pr-mcp-catalog-7", "pr-acme-Shop.js-7"]) {
      assert.equal(baseName("mcp-catalog", stack), "mcp-catalog-pr-7");
    }
    for (const stack of ["pr", "pr-seven", "pr-07", "pr-shop-0", "xpr-7", "pr-7-b"]) {
      assert.equal(baseName("mcp-catalog", stack), `mcp-catalog-${stack}`);
    }
    const domain = '{"name":"{base}.example.com","zone":"example.com"}';
    const raw = configuration({ values: { domain } });
    const found = parseSettings({ ...raw, stack: "pr-mcp-catalog-7" });
    assert.deepEqual(found.domain, {
      mode: "zone",
      name: "mcp-catalog-pr-7.example.com",
      zone: "example.com",
    });
  });

  it("differ between stacks", () => {
    const stacks = ["prod", "dev", "staging", "prod-eu", "dev-2"];
    const all = stacks.flatMap((stack) => Object.values<string>({ ...namesOf(stack) }));
    assert.ok(all.length > 20 * stacks.length);
    assert.equal(new Set(all).size, all.length);
  });

  it("differ between kinds, even if a stack is named like a part of a name", () => {
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

  it("use the display name only for the dashboard and the alarms", () => {
    const plain = Object.entries<string>({ ...namesOf("dev") });
    const expected = plain.map(([key, name]) => [key, name.replace(/^MCP-Catalog/, "Shop")]);
    assert.deepEqual(physicalNames("mcp-catalog", "dev", "Shop"), Object.fromEntries(expected));
    const changed = plain.filter(([, name]) => name.startsWith("MCP-Catalog")).map(([key]) => key);
    assert.ok(changed.includes("dashboard") && changed.length > 10);
    assert.ok(changed.every((key) => /^(title|dashboard|\w+Alarm)$/.test(key)));
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

describe("The longest and the shortest names", () => {
  const stack = "s".repeat(16);
  const longest = () =>
    parseSettings(configuration({ stack, values: { displayName: "D".repeat(200) } })).names;

  it("have a base name of 28 characters", () => {
    const { base } = longest();
    assert.equal(longestBaseName, 28);
    assert.equal(base, `mcp-catalog-${stack}`);
    assert.equal(base.length, 28);
  });

  it("have no base name of a single letter, which ECR refuses", () => {
    assert.throws(
      () => parseSettings(configuration({ project: "a" })),
      /stack +names resources "a", and an ECR repository's name has at least 2 characters: /,
    );
    assert.equal(parseSettings(configuration({ project: "ab" })).names.base, "ab");
  });

  it("stay within AWS's limits, also behind another stack's balancer", () => {
    const own = longest();
    const guest = physicalNames("mcp-catalog", stack, "D".repeat(200), "another-cluster");
    for (const [key, { limit }] of Object.entries(namePatterns)) {
      for (const names of [own, guest]) {
        const { length } = names[key as keyof typeof namePatterns];
        assert.ok(length > 0 && length <= limit, `${key}: ${length} of ${limit}`);
      }
    }
    assert.equal(own.alternateTargetGroup.length, 32);
    assert.equal(guest.alternateTargetGroup, `${own.base}-sh2`);
  });

  it("fill in every part of their patterns", () => {
    assert.doesNotMatch(Object.values({ ...longest() }).join(" "), /[{}]/);
  });
});
