import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { parseSettings } from "../../settings/parse";
import type { Settings } from "../../settings";
import { configuration, type Changes } from "./configuration";

function settingsOf(values: Changes = {}): Settings {
  return parseSettings(configuration({ values }));
}

/** The secrets as a test can compare them. */
async function plainSecrets({ secrets }: Settings) {
  return Promise.all(
    secrets.map(async ({ value, ...secret }) => ({
      ...secret,
      value: await new Promise<string>((resolve) => value.apply(resolve)),
      isSecret: await pulumi.isSecret(value),
    })),
  );
}

const supabaseUrl = {
  variable: "NEXT_PUBLIC_SUPABASE_URL",
  name: "supabase-url",
  description: "Supabase project URL",
  value: "https://example.supabase.co",
  isSecret: true,
};
const supabaseKey = {
  variable: "NEXT_PUBLIC_SUPABASE_ANON_KEY",
  name: "supabase-key",
  description: "Supabase anon key",
  value: "anon-key",
  isSecret: true,
};

describe("The minimal configuration", () => {
  it("has every default", () => {
    const { secrets, ...settings } = settingsOf();
    assert.equal(secrets.length, 2);
    assert.deepEqual(settings, {
      names: {
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
      },
      aws: {
        region: "us-east-1",
        profile: undefined,
        allowedAccountIds: undefined,
        assumeRoles: undefined,
      },
      stackTags: { Project: "mcp-catalog", Stack: "prod" },
      tags: { Project: "mcp-catalog", Stack: "prod", ManagedBy: "Pulumi" },
      imageTag: "v1.0.0",
      image: { source: "registry" },
      network: { mode: "default" },
      domain: { mode: "none" },
      container: {
        cpu: 256,
        memory: 512,
        port: 3000,
        platform: "linux/amd64",
        environment: {
          NODE_ENV: "production",
          NEXT_TELEMETRY_DISABLED: "1",
          NEXT_PUBLIC_DB_TYPE: "supabase",
          NEXT_PUBLIC_USE_MOCK_DATA: "false",
          HOSTNAME: "0.0.0.0",
          PORT: "3000",
        },
        healthCheck: {
          path: "/api/health",
          intervalSeconds: 30,
          timeoutSeconds: 10,
          healthyThreshold: 2,
          unhealthyThreshold: 3,
          startPeriodSeconds: 60,
        },
      },
      desiredCount: 2,
      egressPorts: [443],
      logRetentionDays: 365,
      monitoring: { cpuAlarmPercent: 80 },
      disposable: false,
    });
  });

  it("has the two Supabase secrets, as secret outputs", async () => {
    assert.deepEqual(await plainSecrets(settingsOf()), [supabaseUrl, supabaseKey]);
  });
});

describe("The environment", () => {
  it("is the file's laid over the preset, with what neither names left alone", () => {
    const { environment } = settingsOf({
      environment: { NODE_ENV: "test", HOSTNAME: "::", LOG_LEVEL: "info" },
    }).container;
    assert.deepEqual(environment, {
      NODE_ENV: "test",
      NEXT_TELEMETRY_DISABLED: "1",
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

describe("The secrets", () => {
  it("are those of the file behind the Supabase ones, named in lower case with hyphens", async () => {
    const secrets = await plainSecrets(
      settingsOf({ secrets: { STRIPE_KEY: "sk_live", smtp_user_password2: "hunter2" } }),
    );
    assert.deepEqual(secrets, [
      supabaseUrl,
      supabaseKey,
      {
        variable: "STRIPE_KEY",
        name: "stripe-key",
        description: "STRIPE_KEY of the app",
        value: "sk_live",
        isSecret: true,
      },
      {
        variable: "smtp_user_password2",
        name: "smtp-user-password2",
        description: "smtp_user_password2 of the app",
        value: "hunter2",
        isSecret: true,
      },
    ]);
  });

  it("may be without Supabase where the app serves mock data", () => {
    const { secrets, container } = settingsOf({
      supabaseUrl: undefined,
      supabaseKey: undefined,
      environment: { NEXT_PUBLIC_USE_MOCK_DATA: "true" },
    });
    assert.deepEqual(secrets, []);
    assert.equal(container.environment["NEXT_PUBLIC_USE_MOCK_DATA"], "true");
  });

  it("are kept where the app serves mock data and they are set all the same", async () => {
    const environment = { NEXT_PUBLIC_USE_MOCK_DATA: "true" };
    const secrets = await plainSecrets(settingsOf({ environment, supabaseUrl: undefined }));
    assert.deepEqual(secrets, [supabaseKey]);
  });

  it("may be 65536 bytes long", async () => {
    const [url] = await plainSecrets(settingsOf({ supabaseUrl: "u".repeat(65_536) }));
    assert.equal(url?.value.length, 65_536);
  });

  it("stay text where they look like numbers, truth or JSON", async () => {
    const secrets = await plainSecrets(settingsOf({ supabaseUrl: "0123", supabaseKey: '{"a":1}' }));
    assert.deepEqual(
      secrets.map(({ value }) => value),
      ["0123", '{"a":1}'],
    );
  });
});
