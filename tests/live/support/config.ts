import type { ClientConfig } from "../../../live/calls/clients";
import { senderTo } from "./endpoints";

/** Credentials that belong to nobody. */
export const credentials = {
  accessKeyId: "canned",
  secretAccessKey: "canned",
};

/** What a client otherwise looks for in the environment and in files, each time that it is made. */
const found = {
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  retryMode: "standard",
  defaultsMode: "legacy",
  authSchemePreference: [],
  userAgentAppId: "",
};

/** The configuration of clients that ask a test's server, or an address inside this process, instead of AWS. */
export function cannedConfig(endpoint: string): ClientConfig {
  const config = {
    ...found,
    region: "us-east-1",
    credentials: () => Promise.resolve(credentials),
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 5_000,
      throwOnRequestTimeout: true,
      handle: senderTo(endpoint),
    },
    endpoint,
  };
  return config;
}
