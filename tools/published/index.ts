import * as fs from "node:fs";
import * as path from "node:path";
import type { Authorization } from "./authorization";
import type { CallLimits } from "./limit";

export type { Authorization, CallLimits };
export type { Limit } from "./limit";

/** What AWS publishes about every API call that creates a resource, and about every IAM action that a deployment needs. */
export interface Published {
  /** The version of botocore that has these limits and regions. */
  readonly botocore: string;
  /** The copy of AWS's service authorization reference that has these actions. */
  readonly reference: string;
  /** Regions that have ECS. */
  readonly regions: readonly string[];
  /** By call, e.g. `ecs.CreateService`. */
  readonly calls: Readonly<Record<string, CallLimits>>;
  /** By action, e.g. `ecs:CreateService`. */
  readonly actions: Readonly<Record<string, Authorization>>;
}

/** The file that `bash .ci/published` writes. The suites of the emulator and of the scanners compare it with its sources. */
export const publishedFile = path.join(__dirname, "aws.json");

let contents: Published | undefined;

/** The contents of the file, read once. */
export function published(): Published {
  contents ??= JSON.parse(fs.readFileSync(publishedFile, "utf8")) as Published;
  return contents;
}

/** AWS's limits for a call, by place. Throws if the file does not have the call. */
export function limitsOf(call: string): CallLimits {
  return published().calls[call] ?? missing(call);
}

/** What AWS publishes about an action. Throws if the file does not have the action. */
export function authorizationOf(action: string): Authorization {
  return published().actions[action] ?? missing(action);
}

function missing(what: string): never {
  throw new Error(`tools/published/aws.json has no ${what}: bash .ci/published`);
}
