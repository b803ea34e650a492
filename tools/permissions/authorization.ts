import * as fs from "node:fs";
import * as path from "node:path";

/** What AWS publishes about one action. */
export interface Authorization {
  readonly level: "List" | "Read" | "Write" | "Tagging" | "Permissions management";
  /** Whether a policy can name the resource of the action. If not, only `*` fits. */
  readonly named: boolean;
  /** Resource types that the action always needs. */
  readonly types: readonly string[];
  /** Whether every type that the action always needs supports `aws:ResourceTag`. */
  readonly tagged: boolean;
  /** Some of its condition keys: IAM's, and those about tags in the request. */
  readonly keys: readonly string[];
}

interface Written {
  readonly source: string;
  readonly actions: Readonly<Record<string, Authorization>>;
}

const written = JSON.parse(
  fs.readFileSync(path.join(__dirname, "actions.json"), "utf8"),
) as Written;

/** The origin of `actions.json`. `npm run test:scan` compares the two. */
export const authorizationSource = written.source;

/** What AWS publishes about each action that a deployment needs. */
export const authorizations = written.actions;

/** What AWS publishes about an action. Throws if `actions.json` does not have the action. */
export function authorizationOf(action: string): Authorization {
  const found = authorizations[action];
  if (found) return found;
  throw new Error(
    `tools/permissions/actions.json has no ${action}: node -r ts-node/register tests/scan/permissions/write.ts`,
  );
}
