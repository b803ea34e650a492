import type { RawConfig } from "../../settings/raw";

/** New values by key. `undefined` removes the key, and a value that is not text becomes JSON. */
export type Changes = Readonly<Record<string, unknown>>;

export interface Variation {
  /** Changes to the minimal configuration. Keys without a colon belong to the project. */
  readonly values?: Changes;
  readonly stack?: string;
  readonly project?: string;
  /** Encrypted keys; by default every key that must be encrypted. */
  readonly encrypted?: readonly string[];
  /** Files and folders that do not exist. All others exist. */
  readonly missing?: readonly string[];
}

/** The smallest valid content of a stack file. */
const minimal: Changes = {
  "aws:region": "us-east-1",
  imageTag: "v1.0.0",
  supabaseUrl: "https://example.supabase.co",
  supabaseKey: "anon-key",
};

/** The smallest valid configuration of the prod stack, with a test's changes. */
export function configuration({
  values = {},
  stack = "prod",
  project = "mcp-catalog",
  encrypted = ["supabaseUrl", "supabaseKey", "secrets"],
  missing = [],
}: Variation = {}): RawConfig {
  const fullKey = (key: string) => (key.includes(":") ? key : `${project}:${key}`);
  const entries = Object.entries({ ...minimal, ...values }).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [[fullKey(key), typeof value === "string" ? value : JSON.stringify(value)] as const],
  );
  return {
    project,
    stack,
    values: Object.fromEntries(entries),
    isSecret: (key) => encrypted.map(fullKey).includes(key),
    fileExists: (path) => !missing.includes(path),
  };
}
