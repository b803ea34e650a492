import assert from "node:assert/strict";
import { container, revision, type Together } from "./types";

export const rights: readonly Together[] = [
  [
    {
      setting: "migrate",
      to: ["node", "migrate.js"],
      then: (prod) => {
        assert.ok(prod.ranOnce().includes(prod.runs() ?? ""));
      },
      steps: [],
    },
    {
      setting: "smokeTest.path",
      to: "/ready",
      then: ({ world }) => {
        assert.match(world.requests.at(-1) ?? "", /example\.com\/ready$/);
      },
      steps: [],
    },
    {
      setting: "smokeTest.expectStatus",
      to: 204,
      first: ({ world }) => {
        world.status = 204;
      },
      then: ({ world }) => {
        assert.equal(world.status, 204, "and the run has succeeded");
      },
      steps: [],
    },
    {
      setting: "healthCheck.command",
      to: ["CMD", "/bin/check"],
      steps: container("healthCheck.command"),
    },
    {
      setting: "followRotation",
      to: ["NEXT_PUBLIC_SUPABASE_URL"],
      steps: container("secrets.NEXT_PUBLIC_SUPABASE_URL.valueFrom"),
    },
    {
      setting: "supabaseKey",
      to: "canary-changed",
      secret: true,
      steps: [
        "replace secrets-supabase-key-value",
        ...container("secrets.NEXT_PUBLIC_SUPABASE_ANON_KEY.valueFrom"),
      ],
    },
    {
      setting: "containerPort",
      to: 8080,
      steps: [
        "create app-groups-balancer-to-tasks-8080",
        "create app-groups-tasks-from-balancer-8080",
        "delete app-groups-balancer-to-tasks-3000",
        "delete app-groups-tasks-from-balancer-3000",
        "update app-service loadBalancers",
        ...container("environment.PORT.value", "portMappings"),
      ],
    },
    {
      setting: "iam.managedExecutionPolicy",
      to: true,
      steps: ["create execution-role-managed", "delete execution-role-start"],
    },
    {
      setting: "iam.taskPolicyArns",
      to: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
      steps: ["create task-role-aws/AmazonS3ReadOnlyAccess"],
    },
    {
      setting: "iam.permissionsBoundary",
      to: "arn:aws:iam::123456789012:policy/boundary",
      steps: [
        "update execution-role permissionsBoundary",
        "update network-flow-logs-role permissionsBoundary",
        "update task-role permissionsBoundary",
      ],
    },
    {
      setting: "readOnlyRootFilesystem",
      set: { readOnlyRootFilesystem: false, writablePaths: null },
      steps: revision(
        "containerDefinitions.mcp-catalog.mountPoints",
        "containerDefinitions.mcp-catalog.readonlyRootFilesystem",
        "volumes",
      ),
    },
  ],
  [
    {
      setting: "exec",
      to: true,
      steps: [
        "create app-exec",
        "update app-service enableExecuteCommand",
        ...container("linuxParameters.capabilities"),
      ],
    },
    {
      setting: "desiredCount",
      to: 4,
      steps: ["update app-service desiredCount", "update app-service tags.DesiredCount"],
    },
    {
      setting: "egressPorts",
      to: [443, 5432],
      steps: ["create app-groups-tasks-to-world-5432"],
    },
    {
      setting: "logRetentionDays",
      to: 30,
      steps: [
        "update app-logs retentionInDays",
        "update monitoring-events retentionInDays",
        "update network-flow-logs-group retentionInDays",
        "update waf-logs retentionInDays",
      ],
    },
    {
      setting: "accessLogDays",
      to: 30,
      steps: ["update access-logs-lifecycle rules"],
    },
    {
      setting: "securityHeaders.strictTransportSecurity",
      to: "max-age=63072000",
      steps: ["update app-balancer-https routingHttpResponseStrictTransportSecurityHeaderValue"],
    },
    {
      setting: "securityHeaders.contentTypeOptions",
      to: "none",
      // This change makes no step, because the provider does not notice a removed header: the
      // program itself tells AWS.
      steps: ["update app-balancer-https routingHttpResponseXContentTypeOptionsHeaderValue"],
      then: ({ world }) => {
        const header = "routingHttpResponseXContentTypeOptionsHeaderValue";
        const listeners = world.all("aws:lb/listener:Listener").map(({ inputs }) => inputs[header]);
        assert.deepEqual(listeners, [undefined, undefined]);
      },
    },
    {
      setting: "securityHeaders.frameOptions",
      to: "DENY",
      steps: ["update app-balancer-https routingHttpResponseXFrameOptionsHeaderValue"],
    },
    {
      setting: "securityHeaders.contentSecurityPolicy",
      to: "default-src 'self'",
      steps: ["update app-balancer-https routingHttpResponseContentSecurityPolicyHeaderValue"],
    },
    {
      setting: "securityHeaders.server",
      to: true,
      steps: [
        "update app-balancer-http routingHttpResponseServerEnabled",
        "update app-balancer-https routingHttpResponseServerEnabled",
      ],
    },
    {
      setting: "waf.rateLimit",
      to: 500,
      steps: ["update waf rules.rate-limit.statement.rateBasedStatement.limit"],
    },
    {
      setting: "budget.monthly",
      to: 700,
      steps: ["update budget limitAmount"],
    },
    {
      setting: "budget.alertEmail",
      to: "money@example.com",
      steps: ["update budget notifications"],
    },
    { setting: "tags", set: { "tags.Team": "web" }, steps: ["update aws defaultTags"] },
  ],
];
