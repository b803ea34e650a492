import type { ClientConfig } from "../../../live/clients";

/** Credentials that are not anyone's. */
export const credentials = {
  accessKeyId: "canned",
  secretAccessKey: "canned",
};

/** What clients are made with that ask a server of the test's instead of AWS. */
export function cannedConfig(endpoint: string): ClientConfig {
  const config = {
    region: "us-east-1",
    credentials: () => Promise.resolve(credentials),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
    endpoint,
  };
  return config;
}
