import type { RawConfig } from "../../settings/raw";

/** What replaces a key's value; `undefined` takes the key away, whatever is no text becomes JSON. */
export type Changes = Readonly<Record<string, unknown>>;

export interface Variation {
  /** Laid over the minimal configuration. Keys without a colon are the project's own. */
  readonly values?: Changes;
  readonly stack?: string;
  readonly project?: string;
  /** Keys that are encrypted; by default every key that has to be. */
  readonly encrypted?: readonly string[];
  /** Files and folders that do not exist; every other one does. */
  readonly missing?: readonly string[];
}

/** The least that a stack file can say. */
const minimal: Changes = {
  "aws:region": "us-east-1",
  imageTag: "v1.0.0",
  supabaseUrl: "https://example.supabase.co",
  supabaseKey: "anon-key",
};

/** The smallest valid configuration of the prod stack, changed in what a test is about. */
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
