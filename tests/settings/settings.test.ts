import assert from "node:assert/strict";
import { physicalNames } from "../../settings/names";
import { parseSettings } from "../../settings/parse";
import type { Settings } from "../../settings";
import { configuration, type Changes } from "./configuration";

function settingsOf(values: Changes = {}): Settings {
  return parseSettings(configuration({ values }));
}

describe("The minimal configuration", () => {
  it("has the framework's secrets and those of Supabase", () => {
    const { secrets } = settingsOf();
    assert.deepEqual(
      secrets.map(({ variable, value }) => [variable, value.from]),
      [
        ["NEXT_PUBLIC_SUPABASE_URL", "config"],
        ["NEXT_PUBLIC_SUPABASE_ANON_KEY", "config"],
        ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "random"],
      ],
    );
  });

  // docs/settings.md has the default of each setting; tests/program/oracles/configurations.test.ts proves
  // that each setting has an effect.
  it("gives the components what they ask for, arranged", () => {
    const { names, stackTags, tags, image, domain, sharing, warnings, ...settings } = settingsOf();
    const { container, scaling, desiredCount, recipients } = settings;
    assert.deepEqual(
      { names, stackTags, tags, image, domain, sharing, warnings },
      {
        names: physicalNames("mcp-catalog", "prod"),
        stackTags: { Project: "mcp-catalog", Stack: "prod" },
        tags: { Project: "mcp-catalog", Stack: "prod", ManagedBy: "Pulumi" },
        image: { source: "registry" },
        domain: { mode: "none" },
        sharing: { mode: "own" },
        warnings: [],
      },
    );
    assert.deepEqual(
      { scaling, desiredCount, recipients },
      {
        scaling: { mode: "fixed", count: 2, schedule: undefined },
        desiredCount: 2,
        recipients: { emails: [], urls: [] },
      },
    );
    const { environment, writablePaths, memoryPaths, streamPrefix } = container;
    assert.deepEqual(
      { environment, writablePaths, memoryPaths, streamPrefix },
      {
        environment: {
          NODE_ENV: "production",
          NEXT_TELEMETRY_DISABLED: "1",
          NEXT_DEPLOYMENT_ID: "v1-0-0",
          KEEP_ALIVE_TIMEOUT: "65000",
          NEXT_PUBLIC_DB_TYPE: "supabase",
          NEXT_PUBLIC_USE_MOCK_DATA: "false",
          HOSTNAME: "0.0.0.0",
          PORT: "3000",
        },
        writablePaths: [],
        memoryPaths: ["/app/.next/cache", "/tmp"],
        streamPrefix: "ecs",
      },
    );
  });

  it("has the times that follow from the app's own", () => {
    assert.deepEqual(settingsOf().timing, {
      balancerCheck: {
        intervalSeconds: 5,
        timeoutSeconds: 3,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
      },
      containerCheck: {
        intervalSeconds: 10,
        timeoutSeconds: 5,
        unhealthyThreshold: 3,
        startPeriodSeconds: 30,
      },
      gracePeriodSeconds: 30,
      deregistrationDelaySeconds: 15,
      stopTimeoutSeconds: 30,
      idleTimeoutSeconds: 60,
      keepAliveSeconds: 65,
    });
  });
});

describe("The environment", () => {
  it("is the preset one, overridden by the file's", () => {
    const { environment } = settingsOf({
      environment: { NODE_ENV: "test", HOSTNAME: "::", LOG_LEVEL: "info" },
    }).container;
    assert.deepEqual(environment, {
      NODE_ENV: "test",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_DEPLOYMENT_ID: "v1-0-0",
      KEEP_ALIVE_TIMEOUT: "65000",
      NEXT_PUBLIC_DB_TYPE: "supabase",
      NEXT_PUBLIC_USE_MOCK_DATA: "false",
      HOSTNAME: "::",
      PORT: "3000",
      LOG_LEVEL: "info",
    });
  });

  it("has the container's port as PORT", () => {
    const { container } = settingsOf({ containerPort: 8080 });
    assert.equal(container.port, 8080);
    assert.equal(container.environment["PORT"], "8080");
  });

  it("may name a variable like a method of every object", () => {
    const { environment } = settingsOf({ environment: { constructor: "x" } }).container;
    assert.equal(environment["constructor"], "x");
  });

  it("has no secret's variable", () => {
    const { environment } = settingsOf({ secrets: { STRIPE_KEY: "sk_live" } }).container;
    const names = ["STRIPE_KEY", "NEXT_PUBLIC_SUPABASE_URL", "NEXT_PUBLIC_SUPABASE_ANON_KEY"];
    assert.deepEqual(
      names.filter((name) => name in environment),
      [],
    );
  });
});
