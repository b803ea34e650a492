import assert from "node:assert/strict";
import { monitoringChanges } from "./monitoringChanges";
import { Scenario } from "./scenario";

/** A setting, its new value, and every resource that this change alone may touch. */
interface Change {
  readonly key: string;
  readonly value: string;
  readonly changes: readonly string[];
  /** Runs before the change, like something done by hand. */
  readonly first?: (prod: Scenario) => void;
  readonly secret?: true;
}

const rollout = ["replace app-task", "update app-service"];

function replaced(part: string): string {
  return `replace monitoring-${part}`;
}

function deleted(part: string): string {
  return `delete monitoring-${part}`;
}

const prodChanges: readonly Change[] = [
  {
    key: "imageTag",
    value: "v1.1.0",
    changes: rollout,
    first: (prod) => prod.push("v1.1.0"),
  },
  { key: "desiredCount", value: "4", changes: ["update app-service"] },
  {
    key: "scaling",
    value: '{"mode":"fixed"}',
    changes: [
      "delete monitoring-at-maximum",
      "delete scaling",
      "delete scaling-cpu",
      "delete scaling-memory",
      "delete scaling-requests",
      "update app-service",
      "update monitoring-dashboard",
    ],
  },
  {
    key: "desiredCount",
    value: "3",
    changes: ["update app-service", "update monitoring-dashboard"],
  },
  { key: "memory", value: "1024", changes: rollout },
  { key: "cpu", value: "512", changes: rollout },
  { key: "environment.LOG_LEVEL", value: "debug", changes: rollout },
  {
    key: "image.platform",
    value: "linux/amd64",
    changes: rollout,
    first: ({ world }) => {
      const images = world.images.get("mcp-catalog");
      for (const [tag, image] of images ?? [])
        images?.set(tag, { ...image, platform: "linux/amd64" });
    },
  },
  {
    key: "logRetentionDays",
    value: "30",
    changes: ["update app-logs", "update monitoring-events", "update network-flow-logs-group"],
  },
  ...monitoringChanges,
  {
    key: "healthCheck.path",
    value: "/healthz",
    changes: ["replace app-task", "update app-balancer-targets", "update app-service"],
  },
  {
    key: "startUpSeconds",
    value: "30",
    changes: ["replace app-task", "update app-alarms-unhealthy", "update app-service"],
  },
  {
    key: "longestRequestSeconds",
    value: "60",
    changes: [
      "replace app-task",
      "update app-balancer",
      "update app-balancer-targets",
      "update app-service",
    ],
  },
  { key: "migrate", value: '["node","migrate.js"]', changes: [] },
  { key: "smokeTest", value: '{"path":"/"}', changes: [] },
  { key: "egressPorts", value: "[443,5432]", changes: ["create app-groups-tasks-to-world-5432"] },
  { key: "tags", value: '{"Team":"web"}', changes: ["update aws"] },
  {
    key: "secrets.STRIPE_KEY",
    value: "canary-changed",
    secret: true,
    changes: [
      "create secrets-stripe-key",
      "create secrets-stripe-key-value",
      "replace app-task",
      "update app-service",
      "update execution-role-secrets",
    ],
  },
  {
    key: "supabaseKey",
    value: "canary-changed",
    secret: true,
    changes: ["replace app-task", "replace secrets-supabase-key-value", "update app-service"],
  },
  { key: "followRotation", value: '["NEXT_PUBLIC_SUPABASE_ANON_KEY"]', changes: rollout },
  {
    key: "displayName",
    value: "Catalog",
    changes: [
      "replace app-alarms-errors",
      "replace app-alarms-unhealthy",
      ...["app-errors", "balancer-errors", "crashes", "dashboard", "down"].map(replaced),
      ...["error-lines", "failing", "few-tasks", "high-cpu", "high-memory"].map(replaced),
      ...["no-task", "secrets", "slow"].map(replaced),
      "update app-service",
    ],
  },
  {
    key: "rollout",
    value: '{"strategy":"rolling","alternateTargetGroup":true}',
    changes: [
      "create app-balancer-http-rule",
      "create app-balancer-targets-2",
      "create app-infrastructure",
      "create app-infrastructure-managed",
      "update app-alarms-unhealthy",
      "update app-service",
      "update monitoring-dashboard",
      "update monitoring-no-task",
    ],
  },
  {
    key: "rollout",
    value: '{"strategy":"rolling","alarms":false,"alternateTargetGroup":true}',
    changes: ["delete app-alarms-errors", "delete app-alarms-unhealthy", "update app-service"],
  },
  {
    key: "disposable",
    value: "true",
    changes: [
      ...["app-errors", "balancer-errors", "crashes", "down", "error-lines"].map(deleted),
      ...["error-lines-count", "events", "events-CrashedTasks"].map(deleted),
      ...["events-Deployments", "events-UnreadSecrets", "events-deployments"].map(deleted),
      ...["events-deployments-log", "events-policy", "events-tasks"].map(deleted),
      ...["events-tasks-log", "failing", "few-tasks", "high-memory"].map(deleted),
      ...["no-task", "secrets", "slow"].map(deleted),
      "update access-logs",
      "update app-balancer",
      "update app-task",
      "update monitoring-dashboard",
      "update registry",
      "update secrets-next-server-actions-encryption-key",
      "update secrets-stripe-key",
      "update secrets-supabase-key",
      "update secrets-supabase-url",
    ],
  },
  {
    key: "framework",
    value: "none",
    changes: [
      "delete secrets-next-server-actions-encryption-key",
      "delete secrets-next-server-actions-encryption-key-random",
      "delete secrets-next-server-actions-encryption-key-value",
      "replace app-task",
      "update app-service",
      "update execution-role-secrets",
    ],
  },
  {
    key: "containerPort",
    value: "8080",
    changes: [
      "create app-groups-balancer-to-tasks-8080",
      "create app-groups-tasks-from-balancer-8080",
      "delete app-groups-balancer-to-tasks-3000",
      "delete app-groups-tasks-from-balancer-3000",
      "replace app-task",
      "update app-service",
    ],
  },
];

const devChanges: readonly Change[] = [
  {
    key: "image.args.FLAVOUR",
    value: "slim",
    changes: [...rollout, "update image"],
  },
  {
    key: "image.platform",
    value: "linux/arm64",
    changes: [...rollout, "update image"],
  },
  {
    key: "environment.NEXT_PUBLIC_THEME",
    value: "dark",
    changes: [...rollout, "update image"],
  },
  { key: "environment.LOG_LEVEL", value: "debug", changes: rollout },
  {
    key: "image",
    value: '{"source":"registry","platform":"linux/arm64"}',
    changes: ["delete image", "update registry", "update registry-lifecycle"],
  },
];

/** Both committed stacks, with everything running. */
const stacks = [
  { stack: "prod", table: prodChanges },
  { stack: "dev", table: devChanges },
] as const;

for (const { stack, table } of stacks) {
  describe(`a setting of the ${stack} stack, changed alone`, () => {
    let scenario: Scenario;
    before(async () => {
      scenario = await Scenario.running({ stack });
    });
    after(() => {
      scenario.end();
    });

    for (const { key, value, changes, first, secret } of table) {
      it(`${key}: ${changes.join(", ") || "nothing"}`, async () => {
        first?.(scenario);
        await (secret ? scenario.setSecret(key, value) : scenario.set(key, value));
        const result = await scenario.up();
        assert.ok(result.succeeded, result.printed);
        assert.deepEqual(
          result.changes.filter((change) => !/default_/.test(change)),
          changes,
        );
      });
    }

    it("and nothing if it runs again", async () => {
      assert.deepEqual((await scenario.refresh()).changes, []);
      assert.deepEqual((await scenario.up()).changes, []);
    });
  });
}
