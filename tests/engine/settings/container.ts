import { container, revision, type Together } from "./types";

export const containers: readonly Together[] = [
  [
    {
      setting: "imageTag",
      set: { imageTag: "v1.1.0" },
      first: (prod) => void prod.push("v1.1.0"),
      steps: container("environment.NEXT_DEPLOYMENT_ID.value", "image"),
    },
    { setting: "cpu", set: { cpu: 512 }, steps: revision("cpu") },
    {
      setting: "memory",
      set: { memory: 2048 },
      steps: revision("containerDefinitions.mcp-catalog.linuxParameters.tmpfs", "memory"),
    },
    {
      setting: "environment",
      set: { "environment.LOG_LEVEL": "debug" },
      steps: container("environment.LOG_LEVEL"),
    },
    {
      setting: "healthCheck.path",
      set: { "healthCheck.path": "/healthz" },
      steps: ["update app-balancer-targets healthCheck.path", ...container("healthCheck.command")],
    },
    {
      setting: "startUpSeconds",
      set: { startUpSeconds: 30 },
      steps: [
        "update app-alarms-unhealthy alarmDescription",
        "update app-alarms-unhealthy datapointsToAlarm",
        "update app-service healthCheckGracePeriodSeconds",
        ...container("healthCheck.startPeriod"),
      ],
    },
    {
      setting: "longestRequestSeconds",
      set: { longestRequestSeconds: 60 },
      steps: [
        "update app-balancer idleTimeout",
        "update app-balancer-targets deregistrationDelay",
        ...container("environment.KEEP_ALIVE_TIMEOUT.value", "stopTimeout"),
      ],
    },
    {
      setting: "user",
      set: { user: "1001:1001" },
      steps: container("linuxParameters.tmpfs", "user"),
    },
    {
      setting: "writablePaths",
      set: { writablePaths: ["/tmp", "/srv"] },
      steps: revision(
        "containerDefinitions.mcp-catalog.linuxParameters.tmpfs",
        "containerDefinitions.mcp-catalog.mountPoints",
        "volumes",
      ),
    },
    {
      setting: "supabaseUrl",
      set: { supabaseUrl: "https://canary-changed.supabase.co" },
      secret: true,
      steps: [
        "replace secrets-supabase-url-value",
        ...container("secrets.NEXT_PUBLIC_SUPABASE_URL.valueFrom"),
      ],
    },
    {
      setting: "secrets",
      set: { "secrets.STRIPE_KEY": "canary-changed" },
      secret: true,
      steps: [
        "create secrets-stripe-key",
        "create secrets-stripe-key-value",
        "update execution-role-secrets policy",
        ...container("secrets.STRIPE_KEY"),
      ],
    },
    {
      setting: "image.platform",
      set: { "image.platform": "linux/amd64" },
      first: ({ world }) => {
        const images = world.images.get("mcp-catalog");
        for (const [tag, image] of images ?? []) {
          images?.set(tag, { ...image, platform: "linux/amd64" });
        }
      },
      steps: revision("runtimePlatform.cpuArchitecture"),
    },
  ],
];
