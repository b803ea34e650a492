import type { AppSecret } from "../../components/secrets/appSecrets";
import { spotShutdownDelaySeconds, type Timing } from "../../components/fargateApp/rollout/timing";
import type { Spot } from "../../components/fargateApp/types";
import type { OwnKeys } from "../raw";

/** Environment variables of every container; the stack file's `environment` overrides them. */
export const presetEnvironment = {
  NODE_ENV: "production",
  NEXT_PUBLIC_DB_TYPE: "supabase",
  NEXT_PUBLIC_USE_MOCK_DATA: "false",
  /**
   * Fargate sets HOSTNAME to the task's own name. Next.js would then listen only there, but the health check uses
   * localhost.
   */
  HOSTNAME: "0.0.0.0",
} as const;

/** The preset variables. Those for Supabase alone are left out if the stack file names another database, or none. */
export function presets(environment: Readonly<Record<string, string>>): Record<string, string> {
  const { NEXT_PUBLIC_USE_MOCK_DATA, ...others } = presetEnvironment;
  const { NEXT_PUBLIC_DB_TYPE: database = presetEnvironment.NEXT_PUBLIC_DB_TYPE } = environment;
  const isSupabase = database === presetEnvironment.NEXT_PUBLIC_DB_TYPE;
  return isSupabase ? { ...others, NEXT_PUBLIC_USE_MOCK_DATA } : others;
}

/**
 * The variable that holds the encryption key of Next.js's server actions. Every task and the build need the same key.
 */
export const encryptionKeyVariable = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/** The variable by which Next.js tells browsers that a page belongs to another deployment. */
export const deploymentIdVariable = "NEXT_DEPLOYMENT_ID";

/**
 * Variables that a standalone Next.js server reads: how long it keeps connections open, and an id by which browsers
 * tell deployments apart. https://nextjs.org/docs/app/guides/self-hosting
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
        [deploymentIdVariable]: deploymentId(imageTag),
        KEEP_ALIVE_TIMEOUT: String(1000 * keepAliveSeconds),
      };
  }
}

/** For a container that may run on Spot: how many milliseconds the app goes on serving after SIGTERM. */
export function spotEnvironment(spot: Spot | undefined): Readonly<Record<string, string>> {
  return spot && spot.share > 0 ? { SHUTDOWN_DELAY: String(1000 * spotShutdownDelaySeconds) } : {};
}

/** Longest deployment id, in characters. */
const longestDeploymentId = 32;

/**
 * The tag in the form that Next.js accepts: `v1-0-0` for `v1.0.0`. Next.js refuses to build with a
 * long id, or with characters other than letters, digits, - and _. If a tag is too long, its end is
 * kept, because long tags usually differ at the end.
 * https://nextjs.org/docs/messages/deploymentid-invalid-characters
 */
export function deploymentId(imageTag: string): string {
  return imageTag.replaceAll(".", "-").slice(-longestDeploymentId);
}

/** The secrets that the framework needs and that the program can make up. */
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
