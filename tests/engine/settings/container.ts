import { container, revision, type Together } from "./types";

export const containers: readonly Together[] = [
  [
    {
      setting: "imageTag",
      to: "v1.1.0",
      first: (prod) => void prod.push("v1.1.0"),
      steps: container("environment.NEXT_DEPLOYMENT_ID.value", "image"),
    },
    { setting: "cpu", to: 512, steps: revision("cpu") },
    {
      setting: "memory",
      to: 2048,
      steps: revision("containerDefinitions.mcp-catalog.linuxParameters.tmpfs", "memory"),
    },
    {
      setting: "environment",
      set: { "environment.LOG_LEVEL": "debug" },
      steps: container("environment.LOG_LEVEL"),
    },
    {
      setting: "healthCheck.path",
      to: "/healthz",
      steps: ["update app-balancer-targets healthCheck.path", ...container("healthCheck.command")],
    },
    {
      setting: "startUpSeconds",
      to: 30,
      steps: [
        "update app-alarms-unhealthy alarmDescription",
        "update app-alarms-unhealthy datapointsToAlarm",
        "update app-service healthCheckGracePeriodSeconds",
        ...container("healthCheck.startPeriod"),
      ],
    },
    {
      setting: "longestRequestSeconds",
      to: 60,
      steps: [
        "update app-balancer idleTimeout",
        "update app-balancer-targets deregistrationDelay",
        ...container("environment.KEEP_ALIVE_TIMEOUT.value", "stopTimeout"),
      ],
    },
    {
      setting: "user",
      to: "1001:1001",
      steps: container("linuxParameters.tmpfs", "user"),
    },
    {
      setting: "writablePaths",
      to: ["/tmp", "/srv"],
      steps: revision(
        "containerDefinitions.mcp-catalog.linuxParameters.tmpfs",
        "containerDefinitions.mcp-catalog.mountPoints",
        "volumes",
      ),
    },
    {
      setting: "supabaseUrl",
      to: "https://canary-changed.supabase.co",
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
      to: "linux/amd64",
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
