import type { AppSecret } from "../components/appSecrets";
import { spotShutdownDelaySeconds, type Timing } from "../components/fargateApp/rollout/timing";
import type { Spot } from "../components/fargateApp/types";
import type { OwnKeys } from "./raw";

/** What every container of this app is told, before the stack file's `environment` is laid over it. */
export const presetEnvironment = {
  NODE_ENV: "production",
  NEXT_PUBLIC_DB_TYPE: "supabase",
  NEXT_PUBLIC_USE_MOCK_DATA: "false",
  /** Fargate sets it to the task's own name, to which Next.js would bind alone; the health check asks localhost. */
  HOSTNAME: "0.0.0.0",
} as const;

/** The variable with which Next.js encrypts server actions; the same in every task and in the build. */
export const encryptionKeyVariable = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/**
 * What a standalone Next.js server reads beside the settings of the app: how long it keeps connections open, and by
 * what browsers tell two deployments apart.
 * https://nextjs.org/docs/app/guides/self-hosting
 */
export function frameworkEnvironment(
  { framework, imageTag }: Pick<OwnKeys, "framework" | "imageTag">,
  { keepAliveSeconds }: Timing,
): Readonly<Record<string, string>> {
  switch (framework) {
    case "none":
      return {};
    case "nextjs":
      return {
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_DEPLOYMENT_ID: deploymentId(imageTag),
        KEEP_ALIVE_TIMEOUT: String(1000 * keepAliveSeconds),
      };
  }
}

/** What a container is told that may run on Spot: milliseconds to go on serving after SIGTERM. */
export function spotEnvironment(spot: Spot | undefined): Readonly<Record<string, string>> {
  return spot && spot.share > 0 ? { SHUTDOWN_DELAY: String(1000 * spotShutdownDelaySeconds) } : {};
}

/** The longest deployment id, in characters. */
const longestDeploymentId = 32;

/**
 * The tag as Next.js takes it, `v1-0-0` for `v1.0.0`: it refuses to build with anything but letters, digits, - and _,
 * and with a long one. What tells two long tags apart is at their end.
 * https://nextjs.org/docs/messages/deploymentid-invalid-characters
 */
function deploymentId(imageTag: string): string {
  return imageTag.replaceAll(".", "-").slice(-longestDeploymentId);
}

/** The secrets that the framework needs and nobody has to choose. */
export function frameworkSecrets({
  framework,
  secrets,
}: Pick<OwnKeys, "framework" | "secrets">): readonly AppSecret[] {
  if (framework === "none" || Object.hasOwn(secrets, encryptionKeyVariable)) return [];
  return [
    {
      variable: encryptionKeyVariable,
      name: "next-server-actions-encryption-key",
      description: "Encrypts the server actions of Next.js",
      value: { from: "random", bytes: 32 },
      followRotation: false,
    },
  ];
}

/**
 * The folders of the container that must be writable. A standalone Next.js server caches images and pages below the
 * folder that it runs in, `/app` in its own examples.
 * https://nextjs.org/docs/app/guides/self-hosting
 */
export function frameworkPaths({ framework }: Pick<OwnKeys, "framework">): readonly string[] {
  switch (framework) {
    case "none":
      return ["/tmp"];
    case "nextjs":
      return ["/app/.next/cache", "/tmp"];
  }
}
