import type { ClientConfig } from "../../../live/clients";

/** Credentials that belong to nobody. */
export const credentials = {
  accessKeyId: "canned",
  secretAccessKey: "canned",
};

/** The configuration of clients that ask a test's server instead of AWS. */
export function cannedConfig(endpoint: string): ClientConfig {
  const config = {
    region: "us-east-1",
    credentials: () => Promise.resolve(credentials),
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 5_000,
      throwOnRequestTimeout: true,
    },
    endpoint,
  };
  return config;
}
