import { missingSecretKeys } from "../../settings";
import type { StackConfig } from "./readStackConfig";

/** Stands for the value of a required secret that is not set yet. */
export const unsetSecret = "[not set]";

/**
 * The configuration with a stand-in for every required secret that is not set yet. The stand-ins are marked as secret.
 */
export function withStandIns(config: StackConfig, standIn: string): StackConfig {
  const missing = missingSecretKeys(config).map((key) => `${config.project}:${key}`);
  return {
    ...config,
    values: { ...config.values, ...Object.fromEntries(missing.map((key) => [key, standIn])) },
    secretKeys: [...config.secretKeys, ...missing],
  };
}
