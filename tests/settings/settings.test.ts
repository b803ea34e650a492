import assert from "node:assert/strict";
import { physicalNames } from "../../settings/names";
import { parseSettings } from "../../settings/parse";
import type { Settings } from "../../settings";
import { configuration, type Changes } from "./configuration";

function settingsOf(values: Changes = {}): Settings {
  return parseSettings(configuration({ values }));
}

describe("The minimal configuration", () => {
  it("has every default", () => {
    const { secrets, ...settings } = settingsOf();
    assert.deepEqual(
      secrets.map(({ variable, value }) => [variable, value.from]),
      [
        ["NEXT_PUBLIC_SUPABASE_URL", "config"],
        ["NEXT_PUBLIC_SUPABASE_ANON_KEY", "config"],
        ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "random"],
      ],
    );
    assert.deepEqual(settings, {
      names: physicalNames("mcp-catalog", "prod"),
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
      network: {
        mode: "dedicated",
        cidr: "10.0.0.0/16",
        nat: "single",
        endpoints: [],
        flowLogs: true,
      },
      domain: { mode: "none" },
      sharing: { mode: "own" },
      securityHeaders: {
        strictTransportSecurity: "max-age=31536000",
        contentTypeOptions: "nosniff",
        frameOptions: "SAMEORIGIN",
        contentSecurityPolicy: "none",
        server: false,
      },
      accessLogDays: 90,
      waf: undefined,
      warnings: [],
      container: {
        cpu: 256,
        memory: 512,
        port: 3000,
        platform: "linux/amd64",
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
        healthCheck: { path: "/api/health" },
        user: "1000:1000",
        readOnlyRootFilesystem: true,
        writablePaths: [],
        memoryPaths: ["/app/.next/cache", "/tmp"],
        streamPrefix: "ecs",
      },
      exec: false,
      startUpSeconds: 5,
      timing: {
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
      },
      rollout: { strategy: "rolling", alarms: true, alternateTargetGroup: false },
      migrate: undefined,
      smokeTest: undefined,
      desiredCount: 2,
      scaling: { mode: "fixed", count: 2, schedule: undefined },
      spot: undefined,
      budget: undefined,
      iam: { managedExecutionPolicy: false, taskPolicyArns: [] },
      encryption: "aws",
      egressPorts: [443],
      logRetentionDays: 365,
      monitoring: {
        alarms: "all",
        cpuAlarmPercent: 80,
        thresholds: {
          memoryPercent: 85,
          errorPercent: 5,
          latencySeconds: 3,
          errorLines: 50,
          certificateDays: 20,
        },
      },
      recipients: { emails: [], urls: [] },
      containerInsights: "enabled",
      disposable: false,
    });
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
