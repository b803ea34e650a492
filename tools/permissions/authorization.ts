import * as fs from "node:fs";
import * as path from "node:path";

/** What AWS publishes of one action. */
export interface Authorization {
  readonly level: "List" | "Read" | "Write" | "Tagging" | "Permissions management";
  /** Whether a policy can name what the action acts on; else only `*` fits. */
  readonly named: boolean;
  /** Resource types that the action always needs. */
  readonly types: readonly string[];
  /** Whether `aws:ResourceTag` is known of every type that the action always needs. */
  readonly tagged: boolean;
  /** Some of its condition keys: those of IAM, and of tags in the request. */
  readonly keys: readonly string[];
}

interface Written {
  readonly source: string;
  readonly actions: Readonly<Record<string, Authorization>>;
}

const written = JSON.parse(
  fs.readFileSync(path.join(__dirname, "actions.json"), "utf8"),
) as Written;

/** Where `actions.json` comes from. `npm run test:scan` compares the two. */
export const authorizationSource = written.source;

/** What AWS publishes of each action that a deployment needs. */
export const authorizations = written.actions;

/** What AWS publishes of an action. Throws if `actions.json` has no such action. */
export function authorizationOf(action: string): Authorization {
  const found = authorizations[action];
  if (found) return found;
  throw new Error(
    `tools/permissions/actions.json has no ${action}: node -r ts-node/register tests/scan/permissions/write.ts`,
  );
}
