import type { AppSecret } from "../components/appSecrets";
import { spotShutdownDelaySeconds, type Timing } from "../components/fargateApp/rollout/timing";
import type { Spot } from "../components/fargateApp/types";
import type { OwnKeys } from "./raw";

/** Environment variables of every container; the stack file's `environment` overrides them. */
export const presetEnvironment = {
  NODE_ENV: "production",
  NEXT_PUBLIC_DB_TYPE: "supabase",
  NEXT_PUBLIC_USE_MOCK_DATA: "false",
  /** Fargate sets it to the task's own name, and Next.js would listen there alone; the health check uses localhost. */
  HOSTNAME: "0.0.0.0",
} as const;

/** The variable with the key of Next.js's server actions; the same in every task and in the build. */
export const encryptionKeyVariable = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/**
 * Variables that a standalone Next.js server reads: how long it keeps connections open, and the id that lets browsers
 * tell deployments apart.
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

/** For a container that may run on Spot: milliseconds to go on serving after SIGTERM. */
export function spotEnvironment(spot: Spot | undefined): Readonly<Record<string, string>> {
  return spot && spot.share > 0 ? { SHUTDOWN_DELAY: String(1000 * spotShutdownDelaySeconds) } : {};
}

/** Characters of the longest deployment id that is used. */
const longestDeploymentId = 32;

/**
 * The tag as Next.js accepts it, `v1-0-0` for `v1.0.0`. It refuses to build with other characters than letters, digits,
 * - and _, and with long ids. The end of a long tag is kept, because that is where two of them differ.
 * https://nextjs.org/docs/messages/deploymentid-invalid-characters
 */
function deploymentId(imageTag: string): string {
  return imageTag.replaceAll(".", "-").slice(-longestDeploymentId);
}

/** The secrets that the framework needs and that nobody has to choose. */
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
 * The folders of the container that must be writable. A standalone Next.js server caches images and pages below its
 * working folder, which is `/app` in Next.js's own examples.
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
